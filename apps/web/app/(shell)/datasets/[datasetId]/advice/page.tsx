import { ApiProblem } from '@ai-etl/client/problem'
import type { Advice } from '@ai-etl/core/documents/advice'
import { AdviceView } from '#features/advice/advice-view.tsx'
import type { Conditions } from '#features/advice/conditions.ts'
import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { MeasureFirst } from '#features/corridor/measure-first.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'

export default page<'datasetId'>(async ({ params }) => {
  const { datasetId } = await params
  const api = await serverApi()
  const { profileId } = await api.call('showDataset', { params: { datasetId } })
  const known = await api.call('lastAdvice', { params: { datasetId } }).catch((problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 404) return null
    throw problem
  })
  const stated: Conditions = known?.workload ?? {}
  const body = { ...stated, ...(stated.queries && { queries: [...stated.queries] }), keep: false }
  return (
    <>
      <DatasetCorridor datasetId={datasetId} here="advice" />
      {profileId === null ? (
        <MeasureFirst datasetId={datasetId} />
      ) : (
        <AdviceView
          datasetId={datasetId}
          // The client's type is the document's with readonly parts.
          first={(await api.call('adviseDataset', { params: { datasetId }, body })).advice as Advice}
          stated={stated}
        />
      )}
    </>
  )
})
