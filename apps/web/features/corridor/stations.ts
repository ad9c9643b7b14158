import type { Answer } from '@ai-etl/client/client'
import { STATIONS, type Station, type StationState } from '#ui/corridor.tsx'

interface OfDataset {
  readonly id: string
  readonly projectId: string
}

type Answered = Answer<'corridor'>['stations'][number]

/** The corridor of a dataset as the API tells it, each reached station with its address. */
export function stationsOf(dataset: OfDataset, answer: Answer<'corridor'>): Record<Station, StationState> {
  const entries = STATIONS.map((station): [Station, StationState] => {
    const told = answer.stations.find((each) => each.station === station)
    if (told === undefined) return [station, { state: 'ahead' }]
    return [station, { state: told.state, fact: told.fact ?? undefined, href: addressOf(station, told, dataset) }]
  })
  // Every station has its entry: the list is the type's.
  return Object.fromEntries(entries) as Record<Station, StationState>
}

/** Where a station opens; undefined while there is nothing to open. */
function addressOf(station: Station, { state, objectId }: Answered, { id, projectId }: OfDataset): string | undefined {
  switch (station) {
    case 'source':
      return `/projects/${projectId}/sources`
    case 'profile':
      return `/datasets/${id}/profile`
    case 'advice':
    case 'tables':
      return state === 'ahead' ? undefined : `/datasets/${id}/${station}`
    case 'pipeline':
    case 'run':
      // Their pages serve several datasets: the address says whose corridor is walked.
      return objectId === null ? undefined : `/${station}s/${objectId}?dataset=${id}`
    case 'report':
      if (objectId !== null) return `/reports/${objectId}`
      return state === 'ahead' ? undefined : `/reports/new?dataset=${id}`
  }
}
