import { alertTexts } from '@ai-etl/core/messages/web/monitoring'
import { notFound } from 'next/navigation'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { AlertsView } from '#features/monitoring/alerts-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject, mayEdit } from '#lib/session.ts'
import { Page } from '#ui/page.tsx'

const MOST = 200

export default page(async () => {
  const project = await currentProject()
  if (project === null) notFound()
  const api = await serverApi()
  const query = { projectId: project.id, limit: MOST }
  const [t, rules, pipelines, edits] = await Promise.all([
    texts(alertTexts),
    api.call('listAlertRules', { query }),
    api.call('listPipelines', { query }),
    mayEdit(project.id),
  ])
  return (
    <>
      <ProjectCorridor projectId={project.id} />
      <Page title={t.title({ n: rules.items.filter(({ enabled }) => enabled).length })} lead={t.lead()}>
        <AlertsView projectId={project.id} rules={rules.items} pipelines={pipelines.items} edits={edits} />
      </Page>
    </>
  )
})
