import { codeTexts } from '@ai-etl/core/messages/web/code'
import Link from 'next/link'
import { CodeView } from '#features/code/code-view.tsx'
import { Place } from '#features/shell/place.tsx'
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
  const { projectId, name, currentVersion: version, text } = await api.call('showPipeline', { params: { pipelineId } })
  return (
    <>
      <Place projectId={projectId} name={name} />
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
