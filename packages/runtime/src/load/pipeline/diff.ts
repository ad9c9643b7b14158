import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DataDiff } from '@ai-etl/core/documents/data-diff'
import { PlatformError } from '@ai-etl/core/errors/error'
import { findColumn } from '@ai-etl/core/pipeline/columns'
import { known } from '@ai-etl/core/pipeline/graph'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '../../context.ts'
import type { ComparedRows } from '../../engine/compare.ts'
import { compareRows } from '../../engine/compare.ts'
import { Engine } from '../../engine/database.ts'
import { computeTargets } from '../../engine/run.ts'
import { parquetColumns } from '../../engine/stage.ts'
import { engineFolder, newRunId } from '../../runs/folder.ts'
import type { Live } from '../load.ts'
import { checkWithSources, refuseFaulty } from './check.ts'
import type { PipelineAt } from './open.ts'
import { openPipeline } from './open.ts'
import { parametersOf } from './parameters.ts'

export interface DiffOptions {
  /** Source or step that both have, instead of the targets. */
  readonly on?: string
  /** Columns that tell rows apart; absent: the targets' own keys, and without one all columns. */
  readonly key?: readonly string[]
  readonly params?: Readonly<Record<string, string>>
  /** Rows of each kind that are shown; absent: five. */
  readonly examples?: number
}

/** What one version gives, by target. */
interface Version {
  readonly name: string
  readonly pipeline: Pipeline
  readonly tables: ReadonlyMap<string, ComparedRows>
}

/**
 * What two versions of a pipeline make of the same input, all of it: rows added, removed and changed by key, and by
 * column. Both are computed by the engine, one after the other; no target is touched, and checks gate nothing.
 * @throws PlatformError `pipeline.refused`, `pipeline.input-unknown`, `pipeline.column-unknown`, and what loads throw
 */
export async function diffPipelineRows(
  before: PipelineAt,
  after: PipelineAt,
  options: DiffOptions,
  settings: ContextSettings,
  live: Live,
): Promise<DataDiff> {
  const folder = engineFolder(settings.dataDir, newRunId())
  try {
    const earlier = await compute(before, join(folder, 'before'), options, settings, live)
    const later = await compute(after, join(folder, 'after'), options, settings, live)
    const engine = await Engine.open(folder, later.pipeline.timezone)
    try {
      return await compared(engine, earlier, later, options, live)
    } finally {
      engine.close()
    }
  } finally {
    await rm(dirname(folder), { recursive: true, force: true })
  }
}

async function compared(
  engine: Engine,
  earlier: Version,
  later: Version,
  { key, examples = 5 }: DiffOptions,
  { signal }: Live,
): Promise<DataDiff> {
  const only = (one: Version, other: Version) => [...one.tables.keys()].filter((name) => !other.tables.has(name))
  const tables: DataDiff['tables'] = []
  for (const [name, after] of later.tables) {
    const before = earlier.tables.get(name)
    if (!before) continue
    const wanted = key ?? later.pipeline.targets[name].key ?? earlier.pipeline.targets[name].key ?? []
    for (const column of wanted) for (const side of [before, after]) findColumn(name, side.columns, column)
    tables.push(await compareRows(engine, { name, before, after, key: wanted, examples, signal }))
  }
  const [onlyBefore, onlyAfter] = [only(earlier, later), only(later, earlier)]
  const isSame = ({ added, removed, changed, columns }: DataDiff['tables'][number]) =>
    added + removed + changed === 0 && columns.every((column) => column.before === column.after)
  const equal = onlyBefore.length + onlyAfter.length === 0 && tables.every(isSame)
  return { before: earlier.name, after: later.name, equal, tables, onlyBefore, onlyAfter }
}

async function compute(
  at: PipelineAt,
  folder: string,
  options: DiffOptions,
  settings: ContextSettings,
  live: Live,
): Promise<Version> {
  const opened = await openPipeline(at, settings)
  const { document } = opened
  const { check, sources, placed } = await checkWithSources(document, opened.settings, live)
  refuseFaulty(document, check)
  const pipeline = { ...comparing(document.pipeline, options.on), checks: [] }
  const params = parametersOf(pipeline, options.params ?? {})
  const { plan } = lowerPipeline(pipeline, sources, Object.fromEntries(params.map(({ name, value }) => [name, value])))
  const inside = { ...opened.settings, fileRoots: opened.settings.fileRoots && [...opened.settings.fileRoots, folder] }
  const targets = Object.keys(pipeline.targets)
  const request = { pipeline, plan, known: placed, pieces: new Map(), targets, params, run: newRunId(), folder }
  const { results } = await computeTargets(request, inside, live)
  const tables = new Map<string, ComparedRows>()
  for (const { name, path } of results) tables.set(name, { path, columns: await parquetColumns(path, inside, live) })
  return { name: document.name, pipeline, tables }
}

/** The pipeline whose targets are what is compared. */
function comparing(pipeline: Pipeline, on: string | undefined): Pipeline {
  if (on === undefined) return pipeline
  if (!known(pipeline, on)) {
    const names = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)].join(', ')
    throw new PlatformError('pipeline.input-unknown', { name: on, known: names })
  }
  return { ...pipeline, targets: { [on]: { input: on, to: '', mode: 'replace' } } }
}
