import { codeTexts } from '@ai-etl/core/messages/web/code'
import Link from 'next/link'
import { CodeView } from '#features/code/code-view.tsx'
import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { mayEdit } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'

export default page<'pipelineId'>(async ({ params }) => {
  const { pipelineId } = await params
  const api = await serverApi()
  const t = await texts(codeTexts)
  const [pipeline, walked] = await Promise.all([
    api.call('showPipeline', { params: { pipelineId } }),
    api.call('pipelineCorridor', { params: { pipelineId } }),
  ])
  const { projectId, name, currentVersion: version, text } = pipeline
  return (
    <>
      <WalkedCorridor walked={walked} projectId={projectId} name={name} here="pipeline" />
      <Page
        title={t.title({ name })}
        lead={t.lead()}
        actions={
          <Button asChild>
            <Link href={`/pipelines/${pipelineId}`}>{t.back()}</Link>
          </Button>
        }
      >
        <CodeView
          pipeline={{ id: pipelineId, projectId, name, version }}
          saved={text}
          edits={await mayEdit(projectId)}
        />
      </Page>
    </>
  )
})
