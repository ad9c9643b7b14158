import { notFound } from 'next/navigation'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { MonitoringView } from '#features/monitoring/monitoring-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { currentProject, mayEdit } from '#lib/session.ts'

/** Pipelines to choose from, runs of a day that are looked through, and latest ones. */
const MOST = 200

export default page(async () => {
  const project = await currentProject()
  if (project === null) notFound()
  const api = await serverApi()
  const projectId = project.id
  const [first, latest, pipelines, edits] = await Promise.all([
    api.call('showMonitoring', { query: { projectId } }),
    api.call('listRuns', { query: { projectId, limit: MOST } }),
    api.call('listPipelines', { query: { projectId, limit: MOST } }),
    mayEdit(projectId),
  ])
  const runs = await api.call('listRuns', { query: { projectId, from: first.today.since, limit: MOST } })
  return (
    <>
      <ProjectCorridor projectId={projectId} />
      <MonitoringView
        key={projectId}
        projectId={projectId}
        first={first}
        runs={runs}
        latest={latest}
        pipelines={pipelines.items}
        edits={edits}
      />
    </>
  )
})
