import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { AirflowApi, KnownDag } from '@ai-etl/runtime/airflow/api'
import { currentPipeline, type PipelineOfProject } from '../pipelines/version.ts'
import type { Services } from '../services.ts'
import { airflowSettings, askAirflow } from './session.ts'

/** The tag of a DAG that was deployed from a pipeline: names alone could be those of other projects. */
export function tagOf(pipelineId: string): string {
  return `pipeline-${pipelineId}`
}

/** The tag of a version of a pipeline. */
export function versionTag(number: number): string {
  return `saved-${number}`
}

/** A DAG of a pipeline. */
export interface DagOfPipeline {
  /** Its name, which is the document's. */
  readonly name: string
  /** What Airflow knows of it; null where it has none of the name, or another pipeline's. */
  readonly known: KnownDag | null
  /** Another pipeline's, or nobody's, stands there. */
  readonly taken: boolean
  /** The module that lies in the DAGs folder is of this pipeline. */
  readonly written: boolean
}

async function moduleOf(services: Pick<Services, 'settings'>, name: string): Promise<string | null> {
  return readFile(join(airflowSettings(services).dags, `${name}.py`), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
}

export async function dagOfPipeline(
  services: Pick<Services, 'database' | 'settings'>,
  of: PipelineOfProject,
  api: AirflowApi,
): Promise<DagOfPipeline> {
  const { name } = await currentPipeline(services, of)
  const tag = tagOf(of.pipelineId)
  const [found, text] = await Promise.all([api.dag(name), moduleOf(services, name)])
  // A file that Airflow cannot read is no DAG, and yet somebody's.
  const written = text?.includes(JSON.stringify(tag)) ?? null
  const own = found?.tags.includes(tag) === true
  return {
    name,
    known: own ? found : null,
    taken: written === false || (written === null && found !== null),
    written: written === true,
  }
}

/**
 * Asks Airflow something about the DAG of a pipeline.
 * @throws PlatformError `airflow.no-dag`, and what askAirflow throws
 */
export function askOfDag<T>(
  services: Pick<Services, 'database' | 'settings'>,
  of: PipelineOfProject,
  ask: (api: AirflowApi, dag: string) => Promise<T>,
): Promise<T> {
  return askAirflow(services, async (api) => {
    const { name, known } = await dagOfPipeline(services, of, api)
    if (known === null) throw new PlatformError('airflow.no-dag', { dag: name })
    return ask(api, name)
  })
}
