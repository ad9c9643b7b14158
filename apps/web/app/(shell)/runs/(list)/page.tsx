import { runsPageTexts } from '@ai-etl/core/messages/web/runs'
import { notFound } from 'next/navigation'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { RunList } from '#features/run/run-list.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject } from '#lib/session.ts'
import { Page } from '#ui/page.tsx'

export default page(async () => {
  const project = await currentProject()
  if (project === null) notFound()
  const api = await serverApi()
  const runs = await api.call('listRuns', { query: { projectId: project.id } })
  const t = await texts(runsPageTexts)
  const count = (...states: readonly string[]) => runs.items.filter(({ state }) => states.includes(state)).length
  return (
    <>
      <ProjectCorridor projectId={project.id} here="run" />
      <Page
        title={t.title({ running: count('running', 'queued'), failed: count('failed'), known: runs.items.length })}
        lead={t.lead()}
      >
        <RunList projectId={project.id} first={runs} />
      </Page>
    </>
  )
})
