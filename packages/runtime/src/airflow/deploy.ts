import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Compiled } from '@ai-etl/core/documents/compiled'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { CompiledFile } from '@ai-etl/core/targets/capability'
import { type CompiledWithText, type CompileRequest, compilePipeline } from '../compile/compile.ts'
import { writeCompiled } from '../compile/write.ts'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../load/load.ts'
import type { AirflowApi } from './api.ts'

/** A DAG processor looks for new files every few minutes, unless it is told otherwise. */
const SEEN_MS = 360_000

/** A document for Airflow. */
export type DagRequest = Pick<CompileRequest, 'at' | 'tasks' | 'tags'>

/**
 * Compiles a document into the folder that Airflow reads DAGs from, waits until it has read the module, and unpauses it.
 * @returns the DAG's name; null where the target refuses something: then nothing is written
 * @throws PlatformError `airflow.import` with Airflow's own words and place, `airflow.unseen`, and what compilePipeline throws
 */
export async function deployDag(
  request: DagRequest,
  folder: string,
  api: AirflowApi,
  settings: ContextSettings,
  live: Live,
): Promise<{ readonly dag: string | null; readonly document: Compiled }> {
  const { document, files } = await compilePipeline({ ...request, to: 'airflow', dialect: null }, settings, live)
  const dag = await deployFiles(files, folder, api, live.signal)
  return { dag, document }
}

/** The same of files that are compiled already. */
export async function deployFiles(
  files: CompiledWithText['files'],
  folder: string,
  api: AirflowApi,
  stop: AbortSignal,
): Promise<string | null> {
  const module = files.find(({ path }) => path.endsWith('.py') && !path.includes('/'))
  if (module === undefined) return null
  const dag = module.path.slice(0, -'.py'.length)
  await access(folder).catch((cause: unknown) => {
    throw new PlatformError('airflow.folder', { folder }, { cause })
  })
  // The module last: Airflow may read it at once, and it reads what lies beside.
  await writeCompiled(
    files.filter((file) => file !== module),
    folder,
  )
  await writeCompiled([module], folder)
  const before = await api.importError(module.path)
  const signal = AbortSignal.any([stop, AbortSignal.timeout(SEEN_MS)])
  const error = await api
    .seen(dag, { file: module.path, tag: versionOf(module), before }, signal)
    .catch((cause: unknown) => {
      if (stop.aborted || cause instanceof PlatformError) throw cause
      throw new PlatformError('airflow.unseen', { dag, folder }, { cause })
    })
  if (error) {
    const where = error.line === null ? error.file : `${error.file}:${error.line}`
    throw new PlatformError(
      'airflow.import',
      { file: join(folder, module.path), reason: error.reason },
      { where, known: { dag, trace: error.trace } },
    )
  }
  await api.pause(dag, false)
  return dag
}

/** The tag of a module by which one text of it is told from another. @throws RangeError without one */
function versionOf({ path, text }: CompiledFile): string {
  const tag = /"(version-[0-9a-f]{8})"/.exec(text)?.[1]
  if (tag === undefined) throw new RangeError(`${path} has no version`)
  return tag
}
