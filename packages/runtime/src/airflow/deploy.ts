import type { Compiled } from '@ai-etl/core/documents/compiled'
import { PlatformError } from '@ai-etl/core/errors/error'
import { compilePipeline } from '../compile/compile.ts'
import { writeCompiled } from '../compile/write.ts'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../load/load.ts'
import type { PipelineAt } from '../load/pipeline/open.ts'
import type { AirflowApi } from './api.ts'

/** A DAG processor looks for new files every few minutes, unless it is told otherwise. */
const SEEN_MS = 360_000

/**
 * Compiles a document into the folder that Airflow reads DAGs from, waits until it has read the module, and unpauses it.
 * @returns the DAG's name; null where the target refuses something: then nothing is written
 * @throws PlatformError `airflow.import` with Airflow's own words and place, `airflow.unseen`, and what compilePipeline throws
 */
export async function deployDag(
  at: PipelineAt,
  folder: string,
  api: AirflowApi,
  settings: ContextSettings,
  live: Live,
): Promise<{ readonly dag: string | null; readonly document: Compiled }> {
  const { document, files } = await compilePipeline({ at, to: 'airflow', dialect: null }, settings, live)
  const module = files.find(({ path }) => path.endsWith('.py'))
  if (module === undefined) return { dag: null, document }
  await writeCompiled(files, folder)
  const dag = module.path.slice(0, -'.py'.length)
  const signal = AbortSignal.any([live.signal, AbortSignal.timeout(SEEN_MS)])
  const error = await api.parsed(dag, module.path, signal).catch((cause: unknown) => {
    if (live.signal.aborted || cause instanceof PlatformError) throw cause
    throw new PlatformError('airflow.unseen', { dag, folder }, { cause })
  })
  if (error) throw new PlatformError('airflow.import', { file: error.file, trace: error.trace.trim() })
  await api.unpause(dag)
  return { dag, document }
}
