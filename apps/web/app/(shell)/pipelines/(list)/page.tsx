import { pipelinesPageTexts } from '@ai-etl/core/messages/web/pipelines'
import { notFound } from 'next/navigation'
import { ProjectCorridor } from '#features/corridor/project-corridor.tsx'
import { PipelineList } from '#features/pipelines/pipeline-list.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { currentProject } from '#lib/session.ts'
import { Page } from '#ui/page.tsx'

export default page(async ({ searchParams }) => {
  const project = await currentProject()
  if (project === null) notFound()
  const { search } = await searchParams
  const asked = typeof search === 'string' ? search.trim().slice(0, 100) : ''
  const api = await serverApi()
  const query = { projectId: project.id, ...(asked !== '' && { search: asked }) }
  const first = await api.call('listPipelines', { query })
  const t = await texts(pipelinesPageTexts)
  const failed = first.items.filter(({ lastRunState }) => lastRunState === 'failed').length
  return (
    <>
      <ProjectCorridor projectId={project.id} here="pipeline" />
      <Page title={t.title({ known: first.items.length, failed })} lead={t.lead()}>
        <PipelineList projectId={project.id} first={first} asked={asked} />
      </Page>
    </>
  )
})
