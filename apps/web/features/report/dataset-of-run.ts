import type { Answer } from '@ai-etl/client/client'
import { serverApi } from '#lib/api-server.ts'
import { textsWithin } from './texts-within.ts'

type Dataset = Answer<'listDatasets'>['items'][number]

/** Datasets that are looked through; older ones are chosen by hand. */
const ASKED = 50

/** The dataset that a run read; null where none of the newest datasets is it. */
export async function datasetOfRun(run: Answer<'showRun'>): Promise<Dataset | null> {
  const { projectId, pipelineId, request } = run
  const api = await serverApi()
  const [{ items }, pipeline] = await Promise.all([
    api.call('listDatasets', { query: { projectId, limit: ASKED } }),
    // A pipeline may be removed while its runs stay.
    pipelineId === null ? null : api.call('showPipeline', { params: { pipelineId } }).catch(() => null),
  ])
  const said = textsWithin([request, pipeline?.document])
  const named = items.find(({ address }) => address !== null && said.has(address))
  if (named !== undefined || pipeline === null) return named ?? null
  // Uploads and tables of connections have no address of their own: the corridor knows which pipeline reads them.
  for (const dataset of items.filter(({ address }) => address === null)) {
    const { stations } = await api.call('corridor', { params: { datasetId: dataset.id } })
    if (stations.some(({ station, objectId }) => station === 'pipeline' && objectId === pipelineId)) return dataset
  }
  return null
}
