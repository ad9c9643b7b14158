import { join } from 'node:path'
import type { CompiledQuery } from '@ai-etl/core/contracts/query'
import type { Run } from '@ai-etl/core/documents/run'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { Stage } from '@ai-etl/core/pipeline/plan/stage'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { Live } from '../load/load.ts'
import { load } from '../load/load.ts'
import { openSource } from '../load/open.ts'
import type { LoadRequest, WatchRequest } from '../load/request.ts'
import { newRunId } from '../runs/folder.ts'
import { literal } from './database.ts'

/** Rows of a source, proven and typed, as a Parquet file beside the run. */
export interface StagedSource {
  /** How the engine reads it. */
  readonly table: string
  readonly columns: readonly PipelineColumn[]
  /** Of the file. */
  readonly paths: readonly string[]
  readonly run: Run
}

export interface StageRequest {
  readonly name: string
  readonly stage: Stage
  readonly from: string
  /** What the source's database computes, instead of the table's own rows. */
  readonly query?: CompiledQuery
  /** Absolute folder that the file is laid down in. */
  readonly folder: string
  readonly params: LoadRequest['params']
  /** The cursor of the source that is followed. */
  readonly watch?: WatchRequest | undefined
  /** Run that this one is a part of. */
  readonly parent: string
}

/**
 * Reads a source to its end by a load into a Parquet file: types proven over all rows, faulty rows in quarantine. Of
 * nested input the root's rows are taken.
 * @throws PlatformError what `load` throws
 */
export async function stageSource(request: StageRequest, settings: ContextSettings, live: Live): Promise<StagedSource> {
  const { name, stage, folder, params, parent, from: source, query, watch } = request
  const file = `${encodeURIComponent(name)}.parquet`
  const target = join(folder, encodeURIComponent(name), '/')
  const run = await load(
    {
      source,
      ...(query && { query }),
      target,
      mode: 'replace',
      steps: stage.steps,
      params,
      root: name,
      again: true,
      ...(watch && { watch }),
    },
    settings,
    live,
    { run: newRunId(), parent },
  )
  const path = join(target, file)
  return {
    table: `read_parquet(${literal(path)})`,
    columns: await parquetColumns(path, settings, live),
    paths: [path],
    run,
  }
}

/** Columns of a Parquet file that this platform wrote. */
export async function parquetColumns(
  path: string,
  settings: ContextSettings,
  live: Live,
): Promise<readonly PipelineColumn[]> {
  const source = await openSource(`parquet:${path}`, settings, createContext(settings, live))
  try {
    return source.tables[0].columns.map(({ name, type, nullable }) => {
      if (type === undefined) throw new TypeError(`the staged column ${name} has no type`)
      return { name, type, nullable: nullable ?? true }
    })
  } finally {
    await source.close()
  }
}
