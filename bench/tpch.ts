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

const REPETITIONS = Number(process.env.AI_ETL_TPCH_RUNS ?? 6)
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
      const ours: Spent[] = []
      const byHand: Spent[] = []
      for (let run = 0; run < REPETITIONS; run++) {
        // In turn, so that neither always comes upon what the other has warmed.
        if (run % 2 === 0) ours.push(await spentOn(engine, queries.pipeline, scratch))
        byHand.push(await spentOn(engine, queries.byHand, scratch))
        if (run % 2 === 1) ours.push(await spentOn(engine, queries.pipeline, scratch))
      }
      const ratio = wallOf(ours) / wallOf(byHand)
      const cpu = cpuOf(ours) / cpuOf(byHand)
      rows.push({
        work: `TPC-H ${name} at scale ${SCALE} as a pipeline, against DuckDB's SQL by hand (equal rows: ${answer})`,
        measured: `${ratio.toFixed(2)} times its time (${wallOf(ours).toFixed(0)} ms, ${wallOf(byHand).toFixed(0)} ms), ${cpu.toFixed(2)} times its CPU time`,
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

/** Milliseconds; CPU time is of all threads of this process. */
interface Spent {
  readonly wall: number
  readonly cpu: number
}

const wallOf = (runs: readonly Spent[]) => median(runs.map(({ wall }) => wall))
const cpuOf = (runs: readonly Spent[]) => median(runs.map(({ cpu }) => cpu))

async function spentOn(engine: Engine, sql: string, scratch: string): Promise<Spent> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  await engine.run(
    `COPY (\n${sql}\n) TO ${literal(join(scratch, 'answer.parquet'))} (FORMAT parquet, COMPRESSION zstd)`,
  )
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: (user + system) / 1000 }
}
