import { notFound } from 'next/navigation'
import { MonitoringView } from '#features/monitoring/monitoring-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { currentProject, mayEdit } from '#lib/session.ts'

/** Pipelines to choose from, and runs of a day that are looked through. */
const MOST = 200

export default page(async () => {
  const project = await currentProject()
  if (project === null) notFound()
  const api = await serverApi()
  const projectId = project.id
  const [first, pipelines, edits] = await Promise.all([
    api.call('showMonitoring', { query: { projectId } }),
    api.call('listPipelines', { query: { projectId, limit: MOST } }),
    mayEdit(projectId),
  ])
  const runs = await api.call('listRuns', { query: { projectId, from: first.today.since, limit: MOST } })
  return (
    <MonitoringView
      key={projectId}
      projectId={projectId}
      first={first}
      runs={runs}
      pipelines={pipelines.items}
      edits={edits}
    />
  )
})
