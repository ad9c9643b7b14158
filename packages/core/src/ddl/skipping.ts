import { indexReasons } from '../messages/ddl/indexes.ts'
import type { IndexWish } from './indexes.ts'
import { nameIndexes } from './indexes.ts'
import type { IndexDesign, OrderTerm } from './model.ts'
import { find } from './queried.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { distinctEvidence, evidence } from './scope.ts'
import {
  GRANULE_ROWS,
  INDEX_MOST_SELECTIVITY,
  ORDERED_CORRELATION,
  SET_MOST_VALUES,
  SKIPPING_LEAST_GRANULES,
} from './thresholds.ts'

/** Skipping indexes of ClickHouse: for columns that are looked for and do not stand in the sorting key. */
export function chooseSkipping(scope: TableScope, order: readonly OrderTerm[]): IndexDesign[] {
  const { notes, lang } = scope
  const granules = Math.ceil(scope.volume.rows / GRANULE_ROWS)
  if (granules < SKIPPING_LEAST_GRANULES) {
    const reason = indexReasons['few-granules'][lang]({ granules, threshold: SKIPPING_LEAST_GRANULES })
    notes.refuse('index', 'INDEX … TYPE …', reason)
    return []
  }
  const sorted = new Set(order.map((term) => term.column))
  const wishes: IndexWish[] = []
  for (const column of scope.columns) {
    if (column.input.generated || sorted.has(column.name)) continue
    const wish = wishFor(scope, column)
    if (wish) wishes.push(wish)
  }
  if (scope.use === null)
    notes.refuse('index', 'INDEX', indexReasons['no-queries'][lang]({ count: rest(scope, wishes, sorted) }))
  return nameIndexes(scope, wishes)
}

function rest(scope: TableScope, wishes: readonly IndexWish[], sorted: ReadonlySet<string>): number {
  return scope.columns.length - wishes.length - sorted.size
}

/** Without queries only identifiers and times that follow the order are sure to be looked for. */
function wishFor(scope: TableScope, column: ScopedColumn): IndexWish | null {
  const { lang, use, notes } = scope
  const name = column.input.name.toLowerCase()
  const share = (kind: 'equality' | 'range' | 'search') => use?.[kind].get(name) ?? 0
  const columns = [column]
  const facts = distinctEvidence(column, scope)
  const distinct = column.distinct ?? 0
  const rows = scope.input.rows ?? 0
  const correlation = Math.abs(column.input.facts?.evidence?.orderCorrelation ?? 0)
  if (column.role === 'constant') return null
  if (share('search') > 0 && column.input.type.kind === 'string') {
    const reason = indexReasons.words[lang]({ column: column.name, share: share('search') })
    return { method: 'text', columns, reason, evidence: facts }
  }
  if (column.role === 'time' && correlation >= ORDERED_CORRELATION && (use === null || share('range') > 0)) {
    const reason = indexReasons['correlated-range'][lang]({ column: column.name, correlation })
    const measured = evidence({ [`${column.input.name}.orderCorrelation`]: correlation })
    return { method: 'minmax', columns, reason, evidence: measured }
  }
  const asked = share('equality') > 0
  if (asked && distinct > 0 && distinct <= SET_MOST_VALUES && 1 / distinct <= INDEX_MOST_SELECTIVITY) {
    const reason = indexReasons['block-set'][lang]({ column: column.name, distinct, rows })
    return { method: 'set', columns, reason, evidence: facts }
  }
  if ((asked && distinct > SET_MOST_VALUES) || (use === null && column.role === 'identifier')) {
    const reason = indexReasons.needle[lang]({ column: column.name, distinct, rows })
    return { method: 'bloom_filter', columns, reason, evidence: facts }
  }
  if (asked && distinct > 0) {
    notes.refuse(
      'index',
      `INDEX (${column.name})`,
      indexReasons['low-cardinality'][lang]({ column: column.name, distinct, rows }),
    )
  }
  return null
}

/** Search options where there are no indexes: for identifiers and texts that the queries look for. */
export function chooseSearch(scope: TableScope): IndexDesign[] {
  const { lang, use } = scope
  const wishes: IndexWish[] = []
  for (const [name, share] of use?.search ?? []) {
    const column = find(scope, name)
    if (column?.input.type.kind !== 'string') continue
    const reason = indexReasons.words[lang]({ column: column.name, share })
    wishes.push({ method: 'text', columns: [column], reason, evidence: distinctEvidence(column, scope) })
  }
  return nameIndexes(scope, wishes)
}
