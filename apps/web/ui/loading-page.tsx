'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Corridor, STATIONS, type Station, type StationState } from './corridor.tsx'
import { Columns, Page, Stack } from './page.tsx'
import { Skeleton, SkeletonLines } from './skeleton.tsx'

/** A page on its way: figures above, something wide below. */
export function LoadingPage() {
  return (
    <>
      <CorridorOnItsWay />
      <Page title={<Title />}>
        <Stack>
          <Skeleton className="h-20" />
          <Skeleton className="h-160" />
        </Stack>
      </Page>
    </>
  )
}

/** A page on its way whose left column is a graph. */
export function LoadingGraphPage() {
  return (
    <>
      <CorridorOnItsWay />
      <Page title={<Title />}>
        <Columns of="lead">
          <Skeleton className="h-160" />
          <SkeletonLines lines={10} />
        </Columns>
      </Page>
    </>
  )
}

/** The stations in their places, so that nothing jumps when their states come. */
function CorridorOnItsWay() {
  const lang = useLanguage()
  const unknown: StationState = { state: 'ahead', fact: '\u00a0' }
  // Every station has its entry: the list is the type's.
  const stations = Object.fromEntries(STATIONS.map((station) => [station, unknown])) as Record<Station, StationState>
  return <Corridor lang={lang} stations={stations} />
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
