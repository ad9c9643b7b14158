import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { optimise } from '@ai-etl/core/pipeline/plan/optimise'
import type { Range } from '@ai-etl/core/pipeline/plan/ranges'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import { Engine, literal } from '@ai-etl/runtime/engine/database'
import { openDirect } from '@ai-etl/runtime/engine/direct'
import { parquetRanges } from '@ai-etl/runtime/engine/ranges'
import { TABLES } from './generate.ts'

export const QUERIES = ['q01', 'q03', 'q05', 'q06', 'q09', 'q10', 'q13', 'q18'] as const
export type QueryName = (typeof QUERIES)[number]

/** A query as a run of its pipeline document computes it, and as it is written by hand in DuckDB's SQL. */
export interface BothQueries {
  readonly pipeline: string
  readonly byHand: string
}

/** The engine over the tables of a folder, as runs have it: by hand they are read through views of the same files. */
export async function openTables(folder: string, scratch: string): Promise<Engine> {
  const pathOf = (table: string) => join(folder, `${table}.parquet`)
  const engine = await Engine.open(scratch, 'UTC', TABLES.map(pathOf))
  for (const table of TABLES)
    await engine.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet(${literal(pathOf(table))})`)
  return engine
}

/** @param folder absolute, of the tables that the engine has */
export async function bothQueries(engine: Engine, name: QueryName, folder: string): Promise<BothQueries> {
  const read = (ending: string) => readFileSync(join(import.meta.dirname, 'queries', `${name}.${ending}`), 'utf8')
  const { pipeline } = readPipeline(`${name}.yaml`, read('yaml'))
  const settings = {
    dataDir: folder,
    workingDir: folder,
    fileRoots: null,
    lang: 'en',
    environment: { TPCH: folder },
    connectorsModule: import.meta.resolve('@ai-etl/connectors'),
  } as const
  const live = { signal: new AbortController().signal, progress: () => undefined }
  const columns = new Map<string, readonly PipelineColumn[]>()
  const sourceTables: Record<string, string> = {}
  const sizes = new Map<string, { readonly rows: number }>()
  const ranges = new Map<string, ReadonlyMap<string, Range>>()
  for (const [source, { from }] of Object.entries(pipeline.sources)) {
    const opened = await openDirect(from, settings, live)
    if (opened === null) throw new Error(`${from} is not read where it lies`)
    columns.set(source, opened.columns)
    sourceTables[source] = opened.table
    sizes.set(source, { rows: opened.rows })
    ranges.set(source, await parquetRanges(engine, opened.paths, opened.columns, live.signal))
  }
  const { plan, faults } = lowerPipeline(pipeline, columns)
  if (faults.length > 0) throw faults[0].error
  // As a run of the engine does.
  const optimised = optimise(plan, ['chooseInputs'], sizes)
  const query = emitQuery(optimised, pipeline.targets.answer.input, {
    dialect: 'duckdb',
    sourceTables,
    ranges,
    joinsTogether: true,
  })
  return { pipeline: query, byHand: read('sql') }
}

/**
 * Compares answers row by row and value by value. Numbers must be equal; an average, which one side gives as a decimal
 * and the other as a double, within eight places.
 * @throws Error with the first place that differs
 */
export async function compareAnswers(engine: Engine, name: string, { pipeline, byHand }: BothQueries): Promise<number> {
  const texts = (sql: string) => engine.rows(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`)
  const [ours, theirs] = [await texts(pipeline), await texts(byHand)]
  if (ours.length !== theirs.length) throw new Error(`${name}: ${ours.length} rows, by hand ${theirs.length}`)
  ours.forEach((row, line) => {
    row.forEach((value, column) => {
      const other = theirs[line][column]
      if (!isSame(value, other))
        throw new Error(`${name}, row ${line + 1}, value ${column + 1}: ${String(value)}, by hand ${String(other)}`)
    })
    if (row.length !== theirs[line].length) throw new Error(`${name}: ${row.length} columns`)
  })
  return ours.length
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  const isDouble = (value: unknown) => typeof value === 'string' && /\.\d{5,}$|e/.test(value)
  const numbers = [Number(one), Number(other)]
  return isDouble(other) && Math.abs(numbers[0] - numbers[1]) <= 1e-8 * Math.max(1, Math.abs(numbers[1]))
}
