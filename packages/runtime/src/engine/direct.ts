import { resolve } from 'node:path'
import { quoteIdentifier } from '@ai-etl/core/dialects/quote'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { duckdbType } from '@ai-etl/core/targets/sql/duckdb/types'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { Live } from '../load/load.ts'
import { openSource } from '../load/open.ts'
import { literal } from './database.ts'

/** A source that the engine reads where it lies. */
export interface DirectSource {
  readonly table: string
  readonly columns: readonly PipelineColumn[]
  /** Absolute paths that the engine must be allowed to read. */
  readonly paths: readonly string[]
  readonly bytes: number
  readonly rows: number
}

/**
 * Parquet files say their types themselves and have no faulty rows: the engine reads them as they are.
 * @returns null for all other sources
 * @throws PlatformError of addresses and files
 */
export async function openDirect(from: string, settings: ContextSettings, live: Live): Promise<DirectSource | null> {
  const address = await resolveAddress(from, settings)
  const named =
    address.kind === 'file' && (address.format ?? (/\.(?:parquet|pq)$/i.test(address.path) ? 'parquet' : null))
  if (named !== 'parquet') return null
  const source = await openSource(from, settings, createContext(settings, live))
  try {
    if (source.format.name !== 'parquet') return null
    const paths = source.files.map((file) => resolve(settings.workingDir, file.path))
    const columns = source.tables[0].columns.map(({ name, type }) => {
      if (type === undefined) throw new TypeError(`the column ${name} of a Parquet file has no type`)
      return { name, type, nullable: true }
    })
    const typed = columns.map(({ name, type }) => {
      const quoted = quoteIdentifier('duckdb', name)
      return `CAST(${quoted} AS ${duckdbType(type)}) AS ${quoted}`
    })
    const files = `read_parquet([${paths.map(literal).join(', ')}], union_by_name = true)`
    const table = `(SELECT ${typed.join(', ')} FROM ${files})`
    return { table, columns, paths, bytes: source.bytes ?? 0, rows: source.rowsEstimate ?? 0 }
  } finally {
    await source.close()
  }
}
