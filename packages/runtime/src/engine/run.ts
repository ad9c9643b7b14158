import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from '@ai-etl/core/documents/run'
import { withCheckSteps } from '@ai-etl/core/pipeline/checks'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { cutStages } from '@ai-etl/core/pipeline/plan/stage'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../load/load.ts'
import type { LoadRequest } from '../load/request.ts'
import { checkRules } from './checks.ts'
import { Engine, literal } from './database.ts'
import type { StagedSource } from './stage.ts'
import { stageSource } from './stage.ts'

/** What the engine computed: rows of each target as a file, ready to be loaded. */
export interface Computed {
  /** The loads of the sources, with their rejected rows. */
  readonly staged: readonly Run[]
  readonly results: readonly ComputedTarget[]
  /** Rows that a cast in the middle of a pipeline left out. */
  readonly rejected: number
}

export interface ComputedTarget {
  readonly name: string
  /** Absolute path of a Parquet file. */
  readonly path: string
  readonly rows: number
  /** Says the same for the same rows, in whatever order: what the ledger knows this input by. */
  readonly content: string
}

export interface ComputeRequest {
  readonly pipeline: Pipeline
  /** Of the same pipeline, as it was checked. */
  readonly plan: Plan
  readonly targets: readonly string[]
  readonly params: NonNullable<LoadRequest['params']>
  readonly run: string
  /** Absolute; made, and its files are the caller's to remove. */
  readonly folder: string
}

/**
 * Computes targets of a pipeline: sources are staged as proven Parquet, checks are made, results written beside.
 * Nothing outside the folder is touched.
 * @throws PlatformError `pipeline.check-failed`, `engine.failed`, and what loads throw
 */
export async function computeTargets(
  request: ComputeRequest,
  settings: ContextSettings,
  live: Live,
): Promise<Computed> {
  const { pipeline, plan, targets, folder, params } = request
  const { stages, pipeline: rest } = cutStages(pipeline, plan, targets)
  const stage = join(folder, 'stage')
  await mkdir(stage, { recursive: true })
  const inside = { ...settings, fileRoots: settings.fileRoots && [...settings.fileRoots, folder] }
  const staged = new Map<string, StagedSource>()
  for (const [name, chain] of stages) {
    const { from } = pipeline.sources[chain.source]
    const one = { name, stage: chain, from, folder: stage, params, parent: request.run }
    staged.set(name, await stageSource(one, inside, live))
  }
  const columns = new Map<string, readonly PipelineColumn[]>([...staged].map(([name, each]) => [name, each.columns]))
  const values = Object.fromEntries(params.map(({ name, value }) => [name, value]))
  const checked = withCheckSteps(rest)
  const lowered = lowerPipeline(checked.pipeline, columns, values)
  const [fault] = lowered.faults
  if (fault) throw fault.error
  const engine = await Engine.open(folder, pipeline.timezone)
  try {
    const sourceTables = Object.fromEntries([...staged].map(([name, { table }]) => [name, table]))
    const query = (node: string) => emitQuery(lowered.plan, node, { dialect: 'duckdb', sourceTables })
    await checkRules({ rest, checks: checked.checks, query, engine, signal: live.signal })
    const results: ComputedTarget[] = []
    for (const { name, input } of lowered.plan.targets) {
      live.progress({ stage: 'transform', done: results.length, total: targets.length, unit: 'steps', target: name })
      results.push(
        await writeResult(engine, name, query(input), join(folder, `${encodeURIComponent(name)}.parquet`), live),
      )
    }
    const rejected = await countRejected(engine, lowered.plan, query, live)
    return { staged: [...staged.values()].map((each) => each.run), results, rejected }
  } finally {
    engine.close()
    await rm(join(folder, 'spill'), { recursive: true, force: true })
  }
}

async function writeResult(
  engine: Engine,
  name: string,
  sql: string,
  path: string,
  { signal }: Live,
): Promise<ComputedTarget> {
  await engine.run(`COPY (\n${sql}\n) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`, signal)
  const [[rows, sum, mixed]] = await engine.rows(
    `SELECT count(*), sum(hash(r)::HUGEINT)::VARCHAR, bit_xor(hash(r))::VARCHAR FROM read_parquet(${literal(path)}) AS r`,
    signal,
  )
  const content = createHash('sha256').update([rows, sum, mixed].map(String).join(' ')).digest('hex')
  return { name, path, rows: Number(rows), content }
}

/** Rows whose value is not of the type that a cast asks for: those that its filter leaves out. */
async function countRejected(
  engine: Engine,
  plan: Plan,
  query: (node: string) => string,
  { signal }: Live,
): Promise<number> {
  let rejected = 0
  for (const { id, op } of plan.nodes) {
    if (op.op !== 'filter' || op.rejects !== true) continue
    const count = async (node: string) => {
      const [[rows]] = await engine.rows(`SELECT count(*) FROM (\n${query(node)}\n)`, signal)
      return Number(rows)
    }
    rejected += (await count(op.input)) - (await count(id))
  }
  return rejected
}
