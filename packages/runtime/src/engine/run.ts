import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from '@ai-etl/core/documents/run'
import type { CheckSteps } from '@ai-etl/core/pipeline/checks'
import { withCheckSteps } from '@ai-etl/core/pipeline/checks'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import { withPieces } from '@ai-etl/core/pipeline/placement/pieces'
import type { Placement } from '@ai-etl/core/pipeline/placement/place'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { SourceSizes } from '@ai-etl/core/pipeline/plan/optimise'
import { optimise } from '@ai-etl/core/pipeline/plan/optimise'
import type { Range } from '@ai-etl/core/pipeline/plan/ranges'
import { amongAll, columnsOf, columnsRead, cutStages, narrowedStage } from '@ai-etl/core/pipeline/plan/stage'
import type { CountedRows } from '@ai-etl/core/pipeline/previous-rows'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../load/load.ts'
import type { LoadRequest, WatchRequest } from '../load/request.ts'
import type { Watched } from '../load/watch.ts'
import { checkRules } from './checks.ts'
import { Engine, literal } from './database.ts'
import type { DirectSource } from './direct.ts'
import { openDirect } from './direct.ts'
import { parquetRanges } from './ranges.ts'
import { sizesOf } from './sizes.ts'
import type { StagedSource } from './stage.ts'
import { stageSource } from './stage.ts'
import { watchDirect } from './watch-direct.ts'

/** What the engine computed: rows of each target as a file, ready to be loaded. */
export interface Computed {
  /** The loads of the sources, with their rejected rows. */
  readonly staged: readonly Run[]
  readonly results: readonly ComputedTarget[]
  /** What was seen of the cursors that are followed, by source. */
  readonly watched: ReadonlyMap<string, Watched>
  /** What the engine read where it lay. */
  readonly direct: readonly { readonly bytes: number; readonly rows: number }[]
  /** Rows that a cast in the middle of a pipeline left out. */
  readonly rejected: number
  /** Rows that checks counted, by the source or step. */
  readonly counted: CountedRows
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
  /** What was found of the sources, by their names. */
  readonly known: ReadonlyMap<string, PlacedSource>
  /** Steps whose rows their database gives. */
  readonly pieces: Placement['pieces']
  readonly targets: readonly string[]
  readonly params: NonNullable<LoadRequest['params']>
  /** Cursors that are followed, by source. */
  readonly watches?: ReadonlyMap<string, WatchRequest>
  readonly run: string
  /** Absolute; made, and its files are the caller's to remove. */
  readonly folder: string
  /** Called with the document of each source that was read, by its name. */
  readonly onSource?: ((source: string, run: Run) => void) | undefined
}

/**
 * Computes targets of a pipeline: sources are staged as proven Parquet, checks are made, results written beside.
 * Nothing outside the folder is touched.
 * @param settings under which files in the folder may be read, too
 * @throws PlatformError `pipeline.check-failed`, `engine.failed`, and what loads throw
 */
export async function computeTargets(
  request: ComputeRequest,
  settings: ContextSettings,
  live: Live,
): Promise<Computed> {
  const { plan, pieces, targets, folder, params, watches = new Map<string, WatchRequest>() } = request
  const pipeline = withPieces(request.pipeline, pieces)
  const stage = join(folder, 'stage')
  await mkdir(stage, { recursive: true })
  const direct = await openAllDirect(pipeline, plan, targets, settings, live)
  const { stages, pipeline: rest } = cutStages(pipeline, plan, targets, new Set(direct.keys()))
  const checked = withCheckSteps(rest)
  const lower = (columns: ReadonlyMap<string, readonly PipelineColumn[]>, sizes?: SourceSizes) => {
    const values = Object.fromEntries(params.map(({ name, value }) => [name, value]))
    const lowered = lowerPipeline(checked.pipeline, columns, values)
    const [fault] = lowered.faults
    if (fault) throw fault.error
    // Which side of a join is held in memory is the engine's own choice.
    return optimise(withGoals(lowered.plan, rest, checked.checks), ['chooseInputs'], sizes)
  }
  const read = columnsRead(lower(columnsOf(plan, stages.keys())))
  const staged = new Map<string, StagedSource>()
  const watched = new Map<string, Watched>()
  for (const [name, chain] of stages) {
    if (direct.has(chain.source)) continue
    const { from } = pipeline.sources[chain.source]
    const columns = read.get(name) ?? []
    const query = pieces.get(chain.source)?.query
    const what = { name, stage: narrowedStage(chain, columns), from, ...(query && { query }) }
    const watch = watches.get(chain.source)
    const one = { ...what, folder: stage, params, watch, parent: request.run }
    const laid = await stageSource(one, settings, live)
    request.onSource?.(chain.source, laid.run)
    if (laid.run.watched) watched.set(chain.source, laid.run.watched)
    staged.set(name, laid)
  }
  const sources = new Map<string, Pick<StagedSource, 'table' | 'columns' | 'paths'>>([...staged, ...direct])
  const rows = new Map([
    ...[...staged].map(([name, { run }]) => [name, run.written] as const),
    ...[...direct].map(([name, each]) => [name, each.rows] as const),
  ])
  const columnsOfSources = amongAll(plan, new Map([...sources].map(([name, each]) => [name, each.columns])))
  const lowered = lower(columnsOfSources, sizesOf(stages, rows, request.known))
  const engine = await Engine.open(
    folder,
    pipeline.timezone,
    [...direct.values()].flatMap((each) => each.paths),
  )
  try {
    const sourceTables = Object.fromEntries([...sources].map(([name, { table }]) => [name, table]))
    const ranges = new Map<string, ReadonlyMap<string, Range>>()
    for (const { op, columns } of lowered.nodes) {
      const paths = op.op === 'scan' ? sources.get(op.source)?.paths : undefined
      if (op.op === 'scan' && paths) ranges.set(op.source, await parquetRanges(engine, paths, columns, live.signal))
    }
    for (const [name, watch] of watches) {
      const table = direct.get(name)?.table
      if (table !== undefined) watched.set(name, await watchDirect(engine, table, watch, live.signal))
    }
    const query = (node: string) =>
      emitQuery(lowered, node, { dialect: 'duckdb', sourceTables, ranges, joinsTogether: true })
    const counted = await checkRules({ rest, checks: checked.checks, query, engine, signal: live.signal })
    const results: ComputedTarget[] = []
    for (const { name, input } of lowered.targets) {
      if (!targets.includes(name)) continue
      live.progress({ stage: 'transform', done: results.length, total: targets.length, unit: 'steps', target: name })
      results.push(
        await writeResult(engine, name, query(input), join(folder, `${encodeURIComponent(name)}.parquet`), live),
      )
    }
    const rejected = await countRejected(engine, lowered, query, live)
    const facts = [...direct.values()].map(({ bytes, rows }) => ({ bytes, rows }))
    return { staged: [...staged.values()].map((each) => each.run), watched, direct: facts, results, rejected, counted }
  } finally {
    engine.close()
    await rm(join(folder, 'spill'), { recursive: true, force: true })
  }
}

/** The sources among those needed that the engine reads where they lie. */
async function openAllDirect(
  pipeline: Pipeline,
  plan: Plan,
  targets: readonly string[],
  settings: ContextSettings,
  live: Live,
): Promise<ReadonlyMap<string, DirectSource>> {
  const direct = new Map<string, DirectSource>()
  const needed = new Set([...cutStages(pipeline, plan, targets).stages.values()].map((stage) => stage.source))
  for (const [name, { from }] of Object.entries(pipeline.sources)) {
    if (!needed.has(name)) continue
    const opened = await openDirect(from, settings, live)
    if (opened) direct.set(name, opened)
  }
  return direct
}

/** The plan with what the checks look at among its goals. */
function withGoals(plan: Plan, { checks }: Pipeline, steps: readonly CheckSteps[]): Plan {
  const counted = checks.flatMap((check) => ('rows' in check ? [check.on] : []))
  const goals = [...steps.map((each) => each.step), ...counted]
  return { ...plan, targets: [...plan.targets, ...goals.map((goal) => ({ name: goal, input: goal }))] }
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
