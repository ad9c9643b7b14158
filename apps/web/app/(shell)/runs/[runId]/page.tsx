import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { RunView } from '#features/run/run-view.tsx'
import { Place } from '#features/shell/place.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

export default page<'runId'>(async ({ params, searchParams }) => {
  const { runId } = await params
  const { dataset } = await searchParams
  const api = await serverApi()
  const run = await api.call('showRun', { params: { runId } })
  const { pipelineId, pipelineVersion } = run
  const version =
    pipelineId === null || pipelineVersion === null
      ? null
      : await api.call('showPipelineVersion', { params: { pipelineId, number: pipelineVersion } })
  return (
    <>
      {typeof dataset === 'string' ? (
        <DatasetCorridor datasetId={dataset} here="run" />
      ) : (
        <Place projectId={run.projectId} name={run.name} />
      )}
      <RunView
        key={run.id}
        first={run}
        text={version?.text ?? null}
        dataset={typeof dataset === 'string' ? dataset : null}
        edits={await mayEdit(run.projectId)}
      />
    </>
  )
})
