import { indexReasons } from '../messages/ddl/indexes.ts'
import type { IndexWish } from './indexes.ts'
import { fitsIndex, keyBytes } from './key-bytes.ts'
import type { Keys } from './keys.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { distinctEvidence, evidence } from './scope.ts'
import { INDEX_LEAST_ROWS, INDEX_MOST_COLUMNS, INDEX_MOST_SELECTIVITY, PARTIAL_DOMINANT_SHARE } from './thresholds.ts'

/** Share of rows that a range is taken to select when nothing is known about it. */
const RANGE_SELECTIVITY = 0.1

/**
 * B-trees that the queries ask for: equality columns, most selective first, then at most one range column, at most two
 * in all; partial ones without the value that most rows have; trigrams for searches inside text.
 */
export function usedIndexes(scope: TableScope, keys: Keys): IndexWish[] {
  if (scope.use === null || scope.volume.rows < INDEX_LEAST_ROWS) return []
  return [...composites(scope), ...partials(scope), ...searches(scope), ...joins(scope, keys)]
}

function composites(scope: TableScope): IndexWish[] {
  const wishes: IndexWish[] = []
  for (const group of scope.use?.together ?? []) {
    const equal = group.columns
      .map((name) => find(scope, name))
      .filter((column) => column !== undefined)
      .toSorted((a, b) => (b.distinct ?? 0) - (a.distinct ?? 0))
    const range = group.range === null ? undefined : find(scope, group.range)
    const wanted = [...equal, ...(range ? [range] : [])].slice(0, INDEX_MOST_COLUMNS)
    if (wanted.some((column) => tooLong(scope, column))) continue
    const columns = longestFitting(scope, wanted)
    if (columns.length === 0) continue
    const selectivity = columns.reduce((share, column) => share * selectivityOf(column, column === range), 1)
    if (selectivity > INDEX_MOST_SELECTIVITY) continue
    const names = columns.map((column) => column.name).join(', ')
    const reason = indexReasons.queried[scope.lang]({ columns: names, share: group.share, selectivity })
    const facts = columns.map((column) => distinctEvidence(column, scope)).join('; ')
    wishes.push({ method: 'btree', columns, reason, evidence: facts })
  }
  return wishes
}

/** The first of these columns, as many as an index can hold together. */
function longestFitting(scope: TableScope, columns: readonly ScopedColumn[]): readonly ScopedColumn[] {
  return fitsIndex(scope, columns) ? columns : longestFitting(scope, columns.slice(0, -1))
}

function selectivityOf(column: ScopedColumn, range: boolean): number {
  if (range) return RANGE_SELECTIVITY
  return column.distinct ? 1 / column.distinct : 1
}

/** A filter column nearly all of whose rows hold one value: the others are what is looked for. */
function partials(scope: TableScope): IndexWish[] {
  const rows = scope.input.rows ?? 0
  if (scope.spec.dialect !== 'postgresql' || rows === 0) return []
  const wishes: IndexWish[] = []
  for (const [name, share] of scope.use?.equality ?? []) {
    const column = find(scope, name)
    const top = column?.input.facts?.top?.[0]
    if (!column || !top || share === 0 || column.role === 'constant') continue
    const dominant = top.count / rows
    if (dominant < PARTIAL_DOMINANT_SHARE || dominant >= 1) continue
    const reason = indexReasons.partial[scope.lang]({ column: column.name, value: top.value, share: dominant })
    const measured = evidence({ [`${column.input.name}.top`]: top.value, count: top.count, rows })
    wishes.push({
      method: 'btree',
      columns: [column],
      except: { column, value: top.value },
      reason,
      evidence: measured,
    })
  }
  return wishes
}

function searches(scope: TableScope): IndexWish[] {
  if (scope.spec.dialect !== 'postgresql') return []
  const wishes: IndexWish[] = []
  for (const [name, share] of scope.use?.search ?? []) {
    const column = find(scope, name)
    if (!column || column.input.type.kind !== 'string') continue
    const reason = indexReasons.trigram[scope.lang]({ column: column.name, share })
    wishes.push({ method: 'gin-trigram', columns: [column], reason, evidence: distinctEvidence(column, scope) })
  }
  return wishes
}

/** Join columns of many values that no key covers. */
function joins(scope: TableScope, keys: Keys): IndexWish[] {
  const covered = new Set([...keys.primary.slice(0, 1), ...keys.uniques.flatMap((unique) => unique.slice(0, 1))])
  const wishes: IndexWish[] = []
  for (const [name, share] of scope.use?.joins ?? []) {
    const column = find(scope, name)
    if (!column || covered.has(column) || !column.distinct || 1 / column.distinct > INDEX_MOST_SELECTIVITY) continue
    if (tooLong(scope, column)) continue
    const facts = { columns: column.name, share, selectivity: 1 / column.distinct }
    const reason = indexReasons.queried[scope.lang](facts)
    wishes.push({ method: 'btree', columns: [column], reason, evidence: distinctEvidence(column, scope) })
  }
  return wishes
}

function tooLong(scope: TableScope, column: ScopedColumn): boolean {
  const limit = scope.spec.indexKeyBytes
  const bytes = keyBytes(scope, column)
  if (limit === null || bytes <= limit) return false
  const reason = indexReasons['too-long'][scope.lang]({ column: column.name, bytes, limit })
  scope.notes.refuse('index', `INDEX (${column.name})`, reason)
  return true
}

/** A column by the name a query uses, source or target, in any case. */
export function find(scope: TableScope, name: string): ScopedColumn | undefined {
  const wanted = name.toLowerCase()
  return scope.columns.find(
    (column) => column.input.name.toLowerCase() === wanted || column.name.toLowerCase() === wanted,
  )
}
