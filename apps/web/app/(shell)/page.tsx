import { aheadTexts, startTexts } from '@ai-etl/core/messages/web/start'
import type { Metadata } from 'next'
import { OwnData } from '#features/start/own-data.tsx'
import { Samples } from '#features/start/samples.tsx'
import { WhatNext } from '#features/start/what-next.tsx'
import { page } from '#lib/page.tsx'
import { language, texts } from '#lib/preferences.ts'
import { currentProject } from '#lib/session.ts'
import { Corridor, type Station, type StationState } from '#ui/corridor.tsx'
import { Page, Stack } from '#ui/page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await texts(startTexts)
  return { title: t.title() }
}

export default page(async () => {
  const t = await texts(startTexts)
  const project = await currentProject()
  if (project === null) return <Page title={t.noProject()} lead={t.noProjectWhy()} />
  return (
    <>
      <Corridor lang={await language()} here="source" stations={await stationsAhead()} />
      <Page title={t.emptyTitle()} lead={t.lead()}>
        <Stack className="gap-8">
          <OwnData projectId={project.id} />
          <Samples projectId={project.id} />
          <WhatNext lang={await language()} />
        </Stack>
      </Page>
    </>
  )
})

/** A corridor that has not begun: each station says what it will be. */
async function stationsAhead(): Promise<Record<Station, StationState>> {
  const t = await texts(aheadTexts)
  const ahead = (station: Station) => ({ state: 'ahead', fact: t[station]() }) as const
  return {
    source: { state: 'now', fact: t.source() },
    profile: ahead('profile'),
    advice: ahead('advice'),
    tables: ahead('tables'),
    pipeline: ahead('pipeline'),
    run: ahead('run'),
    report: ahead('report'),
  }
}
