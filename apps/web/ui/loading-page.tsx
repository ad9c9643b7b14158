'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useTexts } from '#lib/language-context.tsx'
import { Columns, Page, Stack } from './page.tsx'
import { Skeleton, SkeletonLines } from './skeleton.tsx'

/** A page on its way: figures above, something wide below. */
export function LoadingPage() {
  return (
    <Page title={<Title />}>
      <Stack>
        <Skeleton className="h-20" />
        <Skeleton className="h-160" />
      </Stack>
    </Page>
  )
}

/** A page on its way whose left column is a graph. */
export function LoadingGraphPage() {
  return (
    <Page title={<Title />}>
      <Columns of="lead">
        <Skeleton className="h-160" />
        <SkeletonLines lines={10} />
      </Columns>
    </Page>
  )
}

function Title() {
  const t = useTexts(shellTexts)
  return (
    <>
      <span className="sr-only">{t.loading()}</span>
      <Skeleton className="h-8 w-120 max-w-full" />
    </>
  )
}
