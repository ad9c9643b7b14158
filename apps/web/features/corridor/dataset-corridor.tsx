import { Place } from '#features/shell/place.tsx'
import { serverApi } from '#lib/api-server.ts'
import { language } from '#lib/preferences.ts'
import { Corridor, type Station } from '#ui/corridor.tsx'
import { stationsOf } from './stations.ts'

interface DatasetCorridorProps {
  datasetId: string
  /** The station of this page. */
  here: Station
}

/** The corridor of a dataset's pages, and its name in the top bar. @public */
export async function DatasetCorridor({ datasetId, here }: DatasetCorridorProps) {
  const api = await serverApi()
  const params = { datasetId }
  const [dataset, answer] = await Promise.all([api.call('showDataset', { params }), api.call('corridor', { params })])
  return (
    <>
      <Place projectId={dataset.projectId} name={dataset.title ?? dataset.name} />
      <Corridor
        lang={await language()}
        here={here}
        stations={stationsOf(answer, { projectId: dataset.projectId, datasetId })}
      />
    </>
  )
}
