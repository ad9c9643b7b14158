import type { Answer } from '@ai-etl/client/client'
import { Place } from '#features/shell/place.tsx'
import { language } from '#lib/preferences.ts'
import { Corridor, type Station } from '#ui/corridor.tsx'
import { RunFact, RunLine } from './run-progress.tsx'
import { stationsOf } from './stations.ts'

interface WalkedCorridorProps {
  /** What the API says of the pipeline or the run that the page shows. */
  walked: Answer<'pipelineCorridor'>
  projectId: string
  /** What the top bar calls the page where no dataset stands behind it. */
  name: string
  here: Station
}

/** The corridor of a pipeline's or a run's page: of the dataset that it reads, whichever way the reader came. */
export async function WalkedCorridor({ walked, projectId, name, here }: WalkedCorridorProps) {
  const { dataset } = walked
  const stations = stationsOf(walked, { projectId, datasetId: dataset?.id ?? null })
  return (
    <>
      <Place projectId={projectId} name={dataset === null ? name : (dataset.title ?? dataset.name)} />
      <Corridor
        lang={await language()}
        here={here}
        stations={stations}
        live={
          here === 'run' ? { station: 'run', line: <RunLine />, fact: <RunFact fact={stations.run.fact} /> } : undefined
        }
      />
    </>
  )
}
