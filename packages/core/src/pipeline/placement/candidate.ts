import type { CompiledQuery, QueryableTable, QueryPlace } from '../../contracts/query.ts'
import { SQL_DIALECTS } from '../../targets/sql/dialects.ts'
import { emitParts } from '../../targets/sql/query.ts'
import { columnNames } from '../../targets/sql/relations.ts'
import type { SourceSize } from '../plan/estimate.ts'
import { estimateRows, isUnknown } from '../plan/estimate.ts'
import type { Plan, PlanNode } from '../plan/ops.ts'
import { optimise } from '../plan/optimise.ts'
import { whyNotNative } from './native.ts'
import type { Reason } from './reason.ts'
import { because } from './reason.ts'

/** A source as the placement sees it. */
export interface PlacedSource extends SourceSize {
  /** Absent where its system computes no statements over it. */
  readonly table?: QueryableTable
  /** The engine reads it where it lies. */
  readonly direct?: boolean
}

/** A step that a database can compute, with all that leads to it. */
export interface Candidate {
  /** A source that it reads, by name. */
  readonly source: string
  readonly place: QueryPlace
  readonly query: CompiledQuery
  /** Values that are read out of the sources without it, and those that it gives: rows × columns. */
  readonly before: number
  readonly after: number
}

/** Compiles a step for the database that all it reads is in; or says why it cannot be computed there. */
export function candidateFor(plan: Plan, step: string, sources: ReadonlyMap<string, PlacedSource>): Candidate | Reason {
  const optimised = optimise({ ...plan, targets: [{ name: step, input: step }] }, [], sources)
  const scans = optimised.nodes.flatMap(({ op, columns: read }) =>
    op.op === 'scan' ? [{ source: op.source, read }] : [],
  )
  const tables: { readonly source: string; readonly table: QueryableTable; readonly read: PlanNode['columns'] }[] = []
  for (const { source, read } of scans) {
    const table = sources.get(source)?.table
    if (table === undefined) return because('not-a-database', { source })
    const inexact = read.find(({ name }) => table.inexact.has(name))
    if (inexact) {
      const type = table.inexact.get(inexact.name) ?? ''
      return because('column-inexact', { source, column: inexact.name, type })
    }
    tables.push({ source, table, read })
  }
  const places = new Map(tables.map(({ table }) => [table.place.id, table.place]))
  const [place, another] = places.values()
  if (place === undefined || another !== undefined) return because('several-places', undefined)
  const reason = whyNotNative(optimised, place.dialect)
  if (reason) return reason
  const { dialect } = place
  const sourceTables = Object.fromEntries(
    tables.map(({ source, table, read }) => [source, table.from(read.map(({ name }) => name))]),
  )
  const [{ input }] = optimised.targets
  const emitted = emitParts(optimised, input, { dialect, sourceTables })
  if ('refused' in emitted) return because('refused', { dialect, what: emitted.refused[0].what })
  const given = optimised.nodes.find((node) => node.id === input)?.columns ?? []
  const names = columnNames(given, SQL_DIALECTS[dialect])
  const estimated = estimateRows(optimised, sources)
  const rows = estimated.get(input) ?? 0
  const before = scans.reduce((sum, { source, read }) => sum + (estimated.get(source) ?? 0) * read.length, 0)
  const query: CompiledQuery = {
    name: step,
    sql: emitted.sql,
    settings: emitted.settings,
    // As of what the engine computes, nothing forbids NULL.
    columns: given.map(({ name, type }, i) => ({ name, type, column: names[i], nullable: true })),
    rows: tables.some(({ source }) => isUnknown(sources.get(source))) ? null : rows,
  }
  return { source: tables[0].source, place, query, before, after: rows * given.length }
}
