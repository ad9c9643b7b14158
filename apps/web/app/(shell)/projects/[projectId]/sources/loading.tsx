import { Page, Stack } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

export default function Loading() {
  return (
    <Page title={<Skeleton className="h-8 w-120 max-w-full" />}>
      <Stack>
        <Skeleton className="h-20" />
        <Skeleton className="h-120" />
      </Stack>
    </Page>
  )
}
