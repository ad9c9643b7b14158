import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '@ai-etl/runtime/engine/database'
import { literal } from '@ai-etl/runtime/engine/database'
import type { Row } from './cases.ts'
import { median } from './measure.ts'
import { BENCH_DIR } from './settings.ts'
import { bothQueries, compareAnswers, openTables, QUERIES } from './tpch/answers.ts'
import { generate, TABLES } from './tpch/generate.ts'

const REPETITIONS = Number(process.env.AI_ETL_TPCH_RUNS ?? 5)
const SCALE = Number(process.env.AI_ETL_TPCH_SCALE ?? 1)

/**
 * Queries of TPC-H as pipeline documents beside DuckDB's SQL written by hand: the same engine, files, memory and threads,
 * each writing its rows to Parquet, in turn. The answers are compared first.
 */
export async function tpch(): Promise<Row[]> {
  const folder = join(BENCH_DIR, `tpch-${SCALE}`)
  if (!TABLES.every((table) => existsSync(join(folder, `${table}.parquet`)))) {
    console.error(`making ${folder}`)
    await generate(folder, SCALE)
  }
  const scratch = await mkdtemp(join(tmpdir(), 'ai-etl-tpch-'))
  const engine = await openTables(folder, scratch)
  try {
    const rows: Row[] = []
    for (const name of QUERIES) {
      const queries = await bothQueries(engine, name, folder)
      const answer = await compareAnswers(engine, name, queries)
      const ours: number[] = []
      const byHand: number[] = []
      for (let run = 0; run < REPETITIONS; run++) {
        ours.push(await secondsOf(engine, queries.pipeline, scratch))
        byHand.push(await secondsOf(engine, queries.byHand, scratch))
      }
      const ratio = median(ours) / median(byHand)
      rows.push({
        work: `TPC-H ${name} at scale ${SCALE} as a pipeline, against DuckDB's SQL by hand (${answer} equal rows)`,
        measured: `${ratio.toFixed(2)} times its time (${milliseconds(ours)}, ${milliseconds(byHand)})`,
        limit: 'at most 1.1',
        met: ratio <= 1.1,
      })
    }
    return rows
  } finally {
    engine.close()
    await rm(scratch, { recursive: true, force: true })
  }
}

async function secondsOf(engine: Engine, sql: string, scratch: string): Promise<number> {
  const began = performance.now()
  await engine.run(
    `COPY (\n${sql}\n) TO ${literal(join(scratch, 'answer.parquet'))} (FORMAT parquet, COMPRESSION zstd)`,
  )
  return (performance.now() - began) / 1000
}

function milliseconds(seconds: readonly number[]): string {
  return `${(median(seconds) * 1000).toFixed(0)} ms`
}
