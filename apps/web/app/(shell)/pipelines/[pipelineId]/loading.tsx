import { Columns, Page } from '#ui/page.tsx'
import { Skeleton, SkeletonLines } from '#ui/skeleton.tsx'

export default function Loading() {
  return (
    <Page title={<Skeleton className="h-8 w-120 max-w-full" />}>
      <Columns of="lead">
        <Skeleton className="h-160" />
        <SkeletonLines lines={10} />
      </Columns>
    </Page>
  )
}
