import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { PipelineEditor } from '#features/pipeline/editor.tsx'
import type { Schema } from '#features/pipeline/form/schema.ts'
import { Place } from '#features/shell/place.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

export default page<'pipelineId'>(async ({ params, searchParams }) => {
  const { pipelineId } = await params
  const { dataset } = await searchParams
  const api = await serverApi()
  const [pipeline, schemas] = await Promise.all([
    api.call('showPipeline', { params: { pipelineId } }),
    api.call('showPipelineSchema'),
  ])
  const { id, projectId, name, currentVersion: version, text } = pipeline
  return (
    <>
      {typeof dataset === 'string' ? (
        <DatasetCorridor datasetId={dataset} here="pipeline" />
      ) : (
        <Place projectId={projectId} name={name} />
      )}
      <PipelineEditor
        key={`${id}:${version}`}
        pipeline={{ id, projectId, name, version }}
        text={text}
        // Both are JSON Schemas made from zod by the server.
        schemas={schemas as unknown as { document: Schema; steps: Record<string, Schema> }}
        dataset={typeof dataset === 'string' ? dataset : null}
        edits={await mayEdit(projectId)}
      />
    </>
  )
})
