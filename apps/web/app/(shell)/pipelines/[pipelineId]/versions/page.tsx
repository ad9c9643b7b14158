import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import { versionTexts } from '@ai-etl/core/messages/web/pipeline'
import Link from 'next/link'
import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { Versions } from '#features/pipeline/versions.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { mayEdit } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'

/** Versions that are listed; older ones are reached through the API. */
const LISTED = 200

export default page<'pipelineId'>(async ({ params }) => {
  const { pipelineId } = await params
  const api = await serverApi()
  const t = await texts(versionTexts)
  const td = await texts(dataDifferenceTexts)
  const [pipeline, walked, versions] = await Promise.all([
    api.call('showPipeline', { params: { pipelineId } }),
    api.call('pipelineCorridor', { params: { pipelineId } }),
    api.call('listPipelineVersions', { params: { pipelineId }, query: { limit: LISTED } }),
  ])
  const { projectId, name, currentVersion } = pipeline
  return (
    <>
      <WalkedCorridor walked={walked} projectId={projectId} name={name} here="pipeline" />
      <Page
        title={t.title({ name, n: currentVersion })}
        lead={t.lead()}
        actions={
          <>
            <Button asChild>
              <Link href={`/pipelines/${pipelineId}/difference`}>{td.link()}</Link>
            </Button>
            <Button asChild>
              <Link href={`/pipelines/${pipelineId}`}>{t.back()}</Link>
            </Button>
          </>
        }
      >
        <Versions
          pipelineId={pipelineId}
          current={currentVersion}
          versions={versions.items}
          edits={await mayEdit(projectId)}
        />
      </Page>
    </>
  )
})
