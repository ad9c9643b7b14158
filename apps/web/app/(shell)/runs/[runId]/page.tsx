import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { RunView } from '#features/run/run-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { idIn, page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

export default page<'runId'>(async ({ params: named, searchParams }) => {
  const { runId } = await named
  const { dataset } = await searchParams
  const api = await serverApi()
  const params = { runId }
  const [run, walked] = await Promise.all([
    api.call('showRun', { params }),
    api.call('runCorridor', { params, query: { dataset: idIn(dataset) } }),
  ])
  const { pipelineId, pipelineVersion } = run
  const version =
    pipelineId === null || pipelineVersion === null
      ? null
      : await api.call('showPipelineVersion', { params: { pipelineId, number: pipelineVersion } })
  return (
    <>
      <WalkedCorridor walked={walked} projectId={run.projectId} name={run.name} here="run" />
      <RunView
        key={run.id}
        first={run}
        text={version?.text ?? null}
        dataset={walked.dataset?.id ?? null}
        edits={await mayEdit(run.projectId)}
      />
    </>
  )
})
