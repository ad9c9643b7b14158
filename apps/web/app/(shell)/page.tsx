import { accountTexts } from '@ai-etl/core/messages/web/settings'
import { startTexts } from '@ai-etl/core/messages/web/start'
import type { Metadata } from 'next'
import Link from 'next/link'
import { CorridorAhead } from '#features/corridor/corridor-ahead.tsx'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { NewProject } from '#features/settings/new-project.tsx'
import { Datasets } from '#features/start/datasets.tsx'
import { OwnData } from '#features/start/own-data.tsx'
import { RecentRuns } from '#features/start/recent-runs.tsx'
import { Samples } from '#features/start/samples.tsx'
import { startTitle } from '#features/start/title.ts'
import { WhatNext } from '#features/start/what-next.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { language, texts } from '#lib/preferences.ts'
import { currentProject, session } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { Note } from '#ui/note.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'

/** Runs that the start shows; the rest are on their own page. */
const RUNS_SHOWN = 8

export async function generateMetadata(): Promise<Metadata> {
  const t = await texts(startTexts)
  return { title: t.title() }
}

export default page(async () => {
  const t = await texts(startTexts)
  const project = await currentProject()
  if (project === null) return <Page title={t.noProject()} lead={t.noProjectWhy()} actions={<NewProject primary />} />
  const lang = await language()
  const api = await serverApi()
  const projectId = project.id
  const [datasets, runs] = await Promise.all([
    api.call('listDatasets', { query: { projectId } }),
    api.call('listRuns', { query: { projectId, limit: RUNS_SHOWN } }),
  ])
  const empty = datasets.items.length === 0 && runs.items.length === 0
  return (
    <>
      {empty ? <CorridorAhead /> : <ProjectCorridor projectId={projectId} here="source" />}
      <Page title={startTitle(datasets, runs.items, lang)} lead={empty ? t.lead() : t.fullLead()}>
        <Stack className="gap-8">
          <PasswordAdvice />
          {!empty && (
            <Columns of="half">
              <Datasets projectId={projectId} first={datasets} />
              <RecentRuns runs={runs.items} lang={lang} />
            </Columns>
          )}
          <OwnData projectId={projectId} />
          <Samples projectId={projectId} />
          {empty && <WhatNext lang={lang} />}
        </Stack>
      </Page>
    </>
  )
})

/** Offered as long as the password is the one that the program made. */
async function PasswordAdvice() {
  const { mustChangePassword } = await session()
  if (!mustChangePassword) return null
  const t = await texts(accountTexts)
  return (
    <Note
      tone="warn"
      actions={
        <Button asChild>
          <Link href="/settings#password">{t.changePassword()}</Link>
        </Button>
      }
    >
      {t.mustChange()}
    </Note>
  )
}
