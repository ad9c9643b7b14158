import type { CompiledQuery, QueryableTable, QueryPlace } from '../../contracts/query.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase } from '../../messages/phrase.ts'
import { SQL_DIALECTS } from '../../targets/sql/dialects.ts'
import { emitParts } from '../../targets/sql/query.ts'
import { columnNames } from '../../targets/sql/relations.ts'
import type { SourceSize } from '../plan/column-size.ts'
import { estimateRows, isUnknown } from '../plan/estimate.ts'
import type { Plan } from '../plan/ops.ts'
import { optimise } from '../plan/optimise.ts'
import { dropDead } from '../plan/passes/drop-dead.ts'
import { pruneColumns } from '../plan/passes/prune-columns.ts'
import { whyNotNative } from './native.ts'
import type { Reason } from './reason.ts'
import { because } from './reason.ts'

/** A source as the placement sees it. */
export interface PlacedSource extends SourceSize {
  /** Absent where its system computes no statements over it. */
  readonly table?: QueryableTable
  /** The engine reads it where it lies. */
  readonly direct?: boolean
  /** Its rows are followed by a cursor while they are read. */
  readonly incremental?: boolean
}

/** A step that a database can compute, with all that leads to it. */
export interface Candidate {
  readonly place: QueryPlace
  /** What leads to the step, and nothing else. */
  readonly plan: Plan
  /** Values that are read out of the sources without it, and those that it gives: rows × columns. */
  readonly before: number
  readonly after: number
  /** What these numbers rest on. */
  readonly basis: Phrase
}

/** A step as its database computes it. */
export interface Piece extends Candidate {
  /** A source that it reads, by name. */
  readonly source: string
  readonly query: CompiledQuery
}

/**
 * Looks whether a step can be computed by the database that all it reads is in; or says why it cannot. Nothing is
 * optimised yet: this is asked of many steps.
 */
export function candidateFor(plan: Plan, step: string, sources: ReadonlyMap<string, PlacedSource>): Candidate | Reason {
  const plain = dropDead({ ...plan, targets: [{ name: step, input: step }] })
  const places = new Map<string, QueryPlace>()
  for (const { op } of plain.nodes) {
    if (op.op !== 'scan') continue
    if (sources.get(op.source)?.incremental) return because('incremental', { source: op.source })
    const place = sources.get(op.source)?.table?.place
    if (place === undefined) return because('not-a-database', { source: op.source })
    places.set(place.id, place)
  }
  const [place, another] = places.values()
  if (place === undefined || another !== undefined) return because('several-places', undefined)
  const pruned = pruneColumns(plain)
  const reason = whyNotNative(plain, place.dialect) ?? inexactColumn(pruned, sources)
  if (reason) return reason
  const rows = estimateRows(pruned, sources)
  const before = pruned.nodes.reduce(
    (sum, { id, op, columns }) => sum + (op.op === 'scan' ? (rows.get(id) ?? 0) * columns.length : 0),
    0,
  )
  const width = plain.nodes.find(({ id }) => id === step)?.columns.length ?? 0
  return { place, plan: plain, before, after: (rows.get(step) ?? 0) * width, basis: basisOf(plain, sources) }
}

/** What is known of all that a plan reads; where only rows are counted, shares and groups are as planners assume them. */
function basisOf({ nodes }: Plan, sources: ReadonlyMap<string, PlacedSource>): Phrase {
  const read = nodes.flatMap(({ op }) => (op.op === 'scan' ? [sources.get(op.source)] : []))
  if (read.some(isUnknown)) return phrase('basis.nothing')
  if (read.every((source) => source?.facts)) return phrase('basis.profile')
  const told = (source: PlacedSource | undefined) =>
    source?.facts !== undefined || (source?.statistics?.columns.size ?? 0) > 0
  return phrase(read.every(told) ? 'basis.database' : 'basis.rows')
}

/** Compiles a step for its database; or says what that refuses after all. */
export function compilePiece(
  candidate: Candidate,
  step: string,
  sources: ReadonlyMap<string, PlacedSource>,
): Piece | Reason {
  const { dialect } = candidate.place
  const plan = optimise(candidate.plan, [], sources)
  const scans = plan.nodes.flatMap(({ op, columns }) => {
    const table = op.op === 'scan' ? sources.get(op.source)?.table : undefined
    return op.op === 'scan' && table ? [{ source: op.source, from: table.from(columns.map(({ name }) => name)) }] : []
  })
  const sourceTables = Object.fromEntries(scans.map(({ source, from }) => [source, from]))
  const [{ input }] = plan.targets
  const emitted = emitParts(plan, input, { dialect, sourceTables })
  if ('refused' in emitted) return because('refused', { dialect, what: emitted.refused[0].what })
  const given = plan.nodes.find((node) => node.id === input)?.columns ?? []
  const names = columnNames(given, SQL_DIALECTS[dialect])
  const unknown = scans.some(({ source }) => isUnknown(sources.get(source)))
  const query: CompiledQuery = {
    name: step,
    sql: emitted.sql,
    settings: emitted.settings,
    // As of what the engine computes, nothing forbids NULL.
    columns: given.map(({ name, type }, i) => ({ name, type, column: names[i], nullable: true })),
    rows: unknown ? null : (estimateRows(plan, sources).get(input) ?? null),
  }
  return { ...candidate, source: scans[0].source, query }
}

/** A column that is read and that SQL does not have as it is read out. */
function inexactColumn(plan: Plan, sources: ReadonlyMap<string, PlacedSource>): Reason | null {
  for (const { op, columns } of plan.nodes) {
    if (op.op !== 'scan') continue
    const inexact = sources.get(op.source)?.table?.inexact
    const column = columns.find(({ name }) => inexact?.has(name))
    if (column === undefined) continue
    return because('column-inexact', { source: op.source, column: column.name, type: inexact?.get(column.name) ?? '' })
  }
  return null
}
