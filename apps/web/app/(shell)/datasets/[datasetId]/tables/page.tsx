import { ApiProblem } from '@ai-etl/client/problem'
import type { Dialect } from '@ai-etl/core/documents/ddl'
import { DatasetCorridor } from '#features/corridor/dataset-corridor.tsx'
import { MeasureFirst } from '#features/corridor/measure-first.tsx'
import { TablesView } from '#features/tables/tables-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { mayEdit } from '#lib/session.ts'

/** The dialect that tables of a store are written in; stores of files are designed as PostgreSQL would be. */
const DIALECT: Readonly<Record<string, Dialect>> = { clickhouse: 'clickhouse' }

export default page<'datasetId'>(async ({ params }) => {
  const { datasetId } = await params
  const api = await serverApi()
  const { profileId, projectId } = await api.call('showDataset', { params: { datasetId } })
  const advice = await api.call('lastAdvice', { params: { datasetId } }).catch((problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 404) return null
    throw problem
  })
  const store = advice?.chosen ?? advice?.recommended ?? 'postgresql'
  return (
    <>
      <DatasetCorridor datasetId={datasetId} here="tables" />
      {profileId === null ? (
        <MeasureFirst datasetId={datasetId} />
      ) : (
        <TablesView
          datasetId={datasetId}
          projectId={projectId}
          profileId={profileId}
          adviceId={advice?.id ?? null}
          dialect={DIALECT[store] ?? 'postgresql'}
          stated={advice?.workload ?? {}}
          edits={await mayEdit(projectId)}
        />
      )}
    </>
  )
})
