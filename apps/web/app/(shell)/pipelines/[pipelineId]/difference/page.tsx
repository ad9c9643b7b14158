import { versionTexts } from '@ai-etl/core/messages/web/pipeline'
import Link from 'next/link'
import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { ComparisonView } from '#features/pipeline/difference/comparison-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { mayEdit } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'

/** Versions that can be chosen; older ones by their number in the address. */
const LISTED = 200

export default page<'pipelineId'>(async ({ params }) => {
  const { pipelineId } = await params
  const api = await serverApi()
  const t = await texts(versionTexts)
  const [pipeline, walked, versions] = await Promise.all([
    api.call('showPipeline', { params: { pipelineId } }),
    api.call('pipelineCorridor', { params: { pipelineId } }),
    api.call('listPipelineVersions', { params: { pipelineId }, query: { limit: LISTED } }),
  ])
  const { projectId, name, currentVersion: version } = pipeline
  return (
    <>
      <WalkedCorridor walked={walked} projectId={projectId} name={name} here="pipeline" />
      <ComparisonView
        pipeline={{ id: pipelineId, projectId, name, version }}
        versions={versions.items.map(({ number }) => number)}
        edits={await mayEdit(projectId)}
        actions={
          <>
            <Button asChild>
              <Link href={`/pipelines/${pipelineId}/versions`}>{t.list()}</Link>
            </Button>
            <Button asChild>
              <Link href={`/pipelines/${pipelineId}`}>{t.back()}</Link>
            </Button>
          </>
        }
      />
    </>
  )
})
