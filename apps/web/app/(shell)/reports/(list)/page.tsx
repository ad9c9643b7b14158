import { reportsPageTexts } from '@ai-etl/core/messages/web/report'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { ReportList } from '#features/report/report-list.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { Note } from '#ui/note.tsx'
import { Page, Stack } from '#ui/page.tsx'

export default page(async ({ searchParams }) => {
  const { run: runId } = await searchParams
  const project = await currentProject()
  if (project === null) notFound()
  const api = await serverApi()
  const run = typeof runId === 'string' ? await api.call('showRun', { params: { runId } }) : null
  const projectId = run?.projectId ?? project.id
  const [t, reports, walked] = await Promise.all([
    texts(reportsPageTexts),
    api.call('listReports', { query: { projectId } }),
    run === null ? null : api.call('runCorridor', { params: { runId: run.id } }),
  ])
  const dataset = walked?.dataset ?? null
  const count = (...states: readonly string[]) => reports.items.filter(({ state }) => states.includes(state)).length
  const make = (
    <Button look="primary" asChild>
      <Link href={dataset === null ? '/reports/new' : `/reports/new?dataset=${dataset.id}`}>{t.make()}</Link>
    </Button>
  )
  return (
    <>
      {walked === null || run === null ? (
        <ProjectCorridor projectId={projectId} here="report" />
      ) : (
        <WalkedCorridor walked={walked} projectId={projectId} name={run.name} here="report" />
      )}
      <Page
        title={t.title({ known: reports.items.length, making: count('queued', 'running'), failed: count('failed') })}
        lead={t.lead()}
        actions={run === null ? make : undefined}
      >
        <Stack>
          {run !== null && (
            <Note
              title={
                dataset === null
                  ? t.ofRunUnknown({ run: run.name })
                  : t.ofRun({ run: run.name, dataset: dataset.title ?? dataset.name })
              }
              actions={make}
            >
              {dataset === null ? t.ofRunChoose() : t.ofRunWhat()}
            </Note>
          )}
          <ReportList projectId={projectId} first={reports} />
        </Stack>
      </Page>
    </>
  )
})
