import { PlatformError } from '../../errors/error.ts'
import { incrementWarnings } from '../../messages/increments.ts'
import type { Language } from '../../messages/language.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { PipelineColumn } from '../columns.ts'
import { ancestorsOf } from '../graph.ts'
import type { Plan } from '../plan/ops.ts'
import type { Pipeline } from '../schema.ts'
import type { Together } from './needs.ts'
import { Needs } from './needs.ts'
import type { Period } from './periods.ts'
import type { Incremental } from './settings.ts'
import { incrementalOf, settingsFault } from './settings.ts'
import type { NodeShape } from './shape.ts'
import { shapesOf } from './shapes.ts'
import { appendCursor, targetFault } from './targets.ts'

/** A part of the document that increments are not right with. */
export interface IncrementsFault {
  readonly path: readonly (string | number)[]
  readonly error: PlatformError
}

/** What is allowed, and yet perhaps not meant. */
export interface IncrementsWarning {
  readonly path: readonly (string | number)[]
  readonly code: string
  say(lang: Language): { readonly message: string; readonly fix: string }
}

export interface IncrementRows {
  readonly from: readonly string[]
  readonly columns: readonly { readonly name: string; readonly type: LogicalType; readonly period: Period | null }[]
}

/** How a pipeline reads what is new. */
export interface Increments {
  readonly sources: ReadonlyMap<string, Incremental>
  /** Every incremental source, with those that have to be read from the same place on. */
  readonly together: readonly Together[]
  /** By append target the column whose greatest value its ledger remembers. */
  readonly appends: ReadonlyMap<string, string>
  /** Targets that rows of increments come to, and others not. */
  readonly targets: readonly string[]
  /** By upsert target: the sources of its rows, and what its columns tell of their cursors. */
  readonly rows: ReadonlyMap<string, IncrementRows>
  readonly faults: readonly IncrementsFault[]
  readonly warnings: readonly IncrementsWarning[]
}

/**
 * Works out whether a pipeline gives the rows of one run over all rows when each run reads only those that are new. What it
 * cannot tell it refuses.
 * @param plan of the pipeline, not optimised; steps with faults may be missing
 */
export function incrementsOf(pipeline: Pipeline, plan: Plan): Increments {
  const faults: IncrementsFault[] = []
  const sources = new Map<string, Incremental>()
  for (const [name, source] of Object.entries(pipeline.sources)) {
    const fault = settingsFault(name, source)
    if (fault) faults.push({ path: ['sources', name, fault.key], error: fault.error })
    const scan = plan.nodes.find(({ op }) => op.op === 'scan' && op.source === name)
    if (fault || !scan) continue
    const own = attempt(() => incrementalOf(name, source, scan.columns))
    if (own instanceof PlatformError)
      faults.push({ path: ['sources', name, own.code === 'incremental.late' ? 'late' : 'cursor'], error: own })
    else if (own) sources.set(name, own)
  }
  const needs = new Needs(sources)
  const shapes = sources.size > 0 ? shapesOf(plan, needs) : new Map<string, NodeShape>()
  for (const { step, error } of needs.faults) faults.push({ path: ['steps', step], error })
  faults.push(...relationFaults(pipeline, sources))
  const appends = new Map<string, string>()
  const targets: string[] = []
  const rows = new Map<string, IncrementRows>()
  for (const { name, input } of plan.targets) {
    const shape = shapes.get(input)
    if (!shape || shape.sources.size === 0) continue
    targets.push(name)
    const target = pipeline.targets[name]
    const columns: readonly PipelineColumn[] = plan.nodes.find(({ id }) => id === input)?.columns ?? []
    if (shape.numbered !== null) {
      const names = { step: shape.numbered.step, ...needs.named(shape.sources) }
      faults.push({ path: ['steps', names.step], error: new PlatformError('incremental.windows', names) })
      continue
    }
    const fault = targetFault({ name, target, shape, columns }, needs)
    if (fault) faults.push({ path: ['targets', name, fault.key], error: fault.error })
    if (target.mode === 'upsert') {
      const told = columns.map(({ name: column, type }, i) => ({ name: column, type, period: shape.columns[i].period }))
      rows.set(name, { from: [...shape.sources], columns: told })
    }
    const cursor = target.mode === 'append' ? appendCursor(shape, columns) : null
    if (cursor !== null) appends.set(name, cursor)
  }
  const warnings = warningsOf(pipeline, needs)
  return { sources, together: needs.together, appends, targets, rows, faults, warnings }
}

function warningsOf(pipeline: Pipeline, { lookups, sources }: Needs): readonly IncrementsWarning[] {
  const joined = lookups.map((names) => ({
    path: ['steps', names.step],
    code: 'incremental.joined',
    say: (lang: Language) => incrementWarnings.joined[lang](names),
  }))
  const checked = pipeline.checks.flatMap(({ on }, i) =>
    readsPartly(pipeline, on, sources)
      ? [
          {
            path: ['checks', i],
            code: 'incremental.checked',
            say: (lang: Language) => incrementWarnings.checked[lang]({ on }),
          },
        ]
      : [],
  )
  return [...joined, ...checked]
}

/** A check that looks rows up in a source of which only a part is read would miss what was read before. */
function relationFaults(pipeline: Pipeline, sources: ReadonlyMap<string, Incremental>): readonly IncrementsFault[] {
  return pipeline.checks.flatMap((check, i) => {
    if (!('relation' in check)) return []
    const others = Object.values(check.relation).map((other) => other.slice(0, other.indexOf('.')))
    const partly = others.find((name) => readsPartly(pipeline, name, sources))
    if (partly === undefined) return []
    return [
      { path: ['checks', i], error: new PlatformError('incremental.check-relation', { on: check.on, other: partly }) },
    ]
  })
}

function readsPartly(pipeline: Pipeline, name: string, sources: ReadonlyMap<string, Incremental>): boolean {
  const above = attempt(() => ancestorsOf(pipeline, name))
  return !(above instanceof PlatformError) && [...above].some((each) => sources.has(each))
}

function attempt<T>(work: () => T): T | PlatformError {
  try {
    return work()
  } catch (error) {
    if (error instanceof PlatformError) return error
    throw error
  }
}
