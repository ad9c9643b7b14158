import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { PipelineEditor } from '#features/pipeline/editor.tsx'
import type { Schema } from '#features/pipeline/form/schema.ts'
import { serverApi } from '#lib/api-server.ts'
import { idIn, page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

export default page<'pipelineId'>(async ({ params: named, searchParams }) => {
  const params = { pipelineId: (await named).pipelineId }
  const { dataset } = await searchParams
  const api = await serverApi()
  const [pipeline, walked, schemas] = await Promise.all([
    api.call('showPipeline', { params }),
    api.call('pipelineCorridor', { params, query: { dataset: idIn(dataset) } }),
    api.call('showPipelineSchema'),
  ])
  const { id, projectId, name, currentVersion: version, text } = pipeline
  return (
    <>
      <WalkedCorridor walked={walked} projectId={projectId} name={name} here="pipeline" />
      <PipelineEditor
        key={`${id}:${version}`}
        pipeline={{ id, projectId, name, version }}
        text={text}
        // Both are JSON Schemas made from zod by the server.
        schemas={schemas as unknown as { document: Schema; steps: Record<string, Schema> }}
        dataset={walked.dataset?.id ?? null}
        edits={await mayEdit(projectId)}
      />
    </>
  )
})
