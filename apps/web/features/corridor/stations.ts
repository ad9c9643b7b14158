import type { Answer } from '@ai-etl/client/client'
import { STATIONS, type Station, type StationState } from '#ui/corridor.tsx'

/** Whose corridor it is; without a dataset only what was made has an address. */
interface Of {
  readonly projectId: string
  readonly datasetId: string | null
}

interface Told {
  readonly stations: readonly Answered[]
}
type Answered = Answer<'corridor'>['stations'][number]

/** The corridor as the API tells it, each reached station with its address. */
export function stationsOf(answer: Told, of: Of): Record<Station, StationState> {
  return withAddresses(answer, (station, told) => addressOf(station, told, of))
}

/** The corridor of a whole project; a reached station opens the list of what stands there. */
export function projectStationsOf(answer: Told, projectId: string): Record<Station, StationState> {
  const lists: Record<Station, string> = {
    source: `/projects/${projectId}/sources`,
    profile: '/',
    advice: '/',
    tables: '/',
    pipeline: '/monitoring',
    run: '/runs',
    report: '/reports',
  }
  return withAddresses(answer, (station, { state }) => (state === 'ahead' ? undefined : lists[station]))
}

function withAddresses(
  answer: Told,
  address: (station: Station, told: Answered) => string | undefined,
): Record<Station, StationState> {
  const entries = STATIONS.map((station): [Station, StationState] => {
    const told = answer.stations.find((each) => each.station === station)
    if (told === undefined) return [station, { state: 'ahead' }]
    return [station, { state: told.state, fact: told.fact ?? undefined, href: address(station, told) }]
  })
  // Every station has its entry: the list is the type's.
  return Object.fromEntries(entries) as Record<Station, StationState>
}

/** Where a station opens; undefined while there is nothing to open. */
function addressOf(station: Station, { state, objectId }: Answered, { projectId, datasetId }: Of): string | undefined {
  switch (station) {
    case 'source':
      return `/projects/${projectId}/sources`
    case 'profile':
    case 'advice':
    case 'tables':
      if (datasetId === null || (state === 'ahead' && station !== 'profile')) return undefined
      return `/datasets/${datasetId}/${station}`
    case 'pipeline':
    case 'run':
      // Their pages serve several datasets: the address says whose corridor is walked.
      return objectId === null
        ? undefined
        : `/${station}s/${objectId}${datasetId === null ? '' : `?dataset=${datasetId}`}`
    case 'report':
      if (objectId !== null) return `/reports/${objectId}`
      return state === 'ahead' || datasetId === null ? undefined : `/reports/new?dataset=${datasetId}`
  }
}
