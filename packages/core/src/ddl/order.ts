import { orderReasons } from '../messages/ddl/order.ts'
import type { Keys } from './keys.ts'
import type { OrderTerm } from './model.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { columnOf, distinctEvidence, evidence } from './scope.ts'
import {
  BIGQUERY_CLUSTER_BYTES,
  CLUSTER_MOST_COLUMNS,
  ORDER_GUESSED_DIMENSIONS,
  ORDER_LEAST_ROWS_EACH,
  ORDER_MOST_COLUMNS,
  SNOWFLAKE_CLUSTER_BYTES,
} from './thresholds.ts'

/** Share of queries from which a filter column belongs into the order. */
const ORDER_LEAST_SHARE = 0.1

/** Decides the order of rows, for the dialects that keep one. */
export function chooseOrder(scope: TableScope, keys: Keys): OrderTerm[] {
  switch (scope.spec.ordering) {
    case 'none':
      return []
    case 'sorting-key':
      return scope.options.updates === 'upsert' || scope.input.parent !== null || isKeyed(scope)
        ? orderByKey(scope, keys)
        : orderByUse(scope, keys)
    case 'sort-key':
      return sortKey(scope)
    case 'cluster':
      return cluster(scope)
  }
}

/** A key that was given rather than found: rows are looked up by it, and versions of a row must lie together. */
function isKeyed(scope: TableScope): boolean {
  return (scope.options.key ?? []).length > 0 && scope.options.updates !== 'append' && scope.options.updates !== 'none'
}

/** Rows in the order of their key: what ReplacingMergeTree needs, and what children are read by. */
function orderByKey(scope: TableScope, keys: Keys): OrderTerm[] {
  const child = scope.input.parent !== null
  const place = scope.columns.filter((c) => c.input.generated && ['_parent_id', '_position'].includes(c.input.name))
  const wanted = child ? place : keys.business.length > 0 ? keys.business : keys.primary
  if (wanted.length === 0) return orderByUse(scope, keys)
  return wanted.map((column) => {
    scope.notes.choose('key', column.name, 'ORDER BY', orderReasons.key[scope.lang]({ column: column.name }), '')
    return { column: column.name }
  })
}

/** Dimensions by few values first, then the day and time, then the key: for tables that are read in bulk. */
function orderByUse(scope: TableScope, keys: Keys): OrderTerm[] {
  const { notes, lang } = scope
  const terms: OrderTerm[] = []
  for (const column of orderDimensions(scope)) {
    terms.push({ column: column.name })
    const share = equalityShare(scope, column)
    const reason =
      share > 0
        ? orderReasons.filtered[lang]({ column: column.name, share, kind: 'equality' })
        : orderReasons.dimension[lang]({
            column: column.name,
            distinct: column.distinct ?? 0,
            rows: scope.input.rows ?? 0,
          })
    notes.choose('key', column.name, 'ORDER BY', reason, distinctEvidence(column, scope))
  }
  const axis = timeColumn(scope)
  if (axis) {
    const withTime = axis.input.type.kind !== 'date'
    if (withTime && terms.length + 2 <= ORDER_MOST_COLUMNS) terms.push({ column: axis.name, day: true })
    terms.push({ column: axis.name })
    const { from, to } = scope.input.timeAxis ?? {}
    const facts = evidence({ 'timeAxis.from': from, 'timeAxis.to': to })
    notes.choose('key', axis.name, 'ORDER BY', orderReasons.axis[lang]({ column: axis.name }), facts)
  }
  if (keys.business.length === 1 && terms.length < ORDER_MOST_COLUMNS) {
    const [key] = keys.business
    if (!terms.some((term) => term.column === key.name)) {
      terms.push({ column: key.name })
      notes.choose('key', key.name, 'ORDER BY', orderReasons.key[lang]({ column: key.name }), '')
    }
  }
  if (terms.length > 0) return terms
  const generated = keys.primary.map((column) => ({ column: column.name }))
  if (generated.length === 0) notes.refuse('key', 'ORDER BY', orderReasons.none[lang]({}))
  return generated
}

/** The dimensions that head an order: those that queries filter by, or else a few guessed ones. */
function orderDimensions(scope: TableScope): ScopedColumn[] {
  const { notes, lang } = scope
  const candidates: ScopedColumn[] = []
  for (const column of byDistinct(scope.columns)) {
    if (!isDimension(column) && equalityShare(scope, column) < ORDER_LEAST_SHARE) continue
    if (column.role === 'identifier' || column.role === 'text' || column.role === 'constant') continue
    if (scope.use && equalityShare(scope, column) < ORDER_LEAST_SHARE) continue
    if (column.input.facts?.personal) {
      notes.refuse('key', `ORDER BY (${column.name})`, orderReasons.personal[lang]({ column: column.name }))
    } else if (column.nullable) {
      const nulls = column.input.facts?.nulls ?? null
      notes.refuse('key', `ORDER BY (${column.name})`, orderReasons.nullable[lang]({ column: column.name, nulls }))
    } else candidates.push(column)
  }
  return scope.use ? whileGranulesLast(scope, candidates) : whileGranulesLast(scope, guessed(scope, candidates))
}

/** Without queries: dimensions with enough values to be worth it, none that another one determines. */
function guessed(scope: TableScope, candidates: readonly ScopedColumn[]): ScopedColumn[] {
  const determined = new Set<string>()
  const chosen: ScopedColumn[] = []
  const telling = candidates.filter((column) => column.role === 'dimension' && (column.distinct ?? 0) >= 8)
  for (const column of telling.length > 0 ? telling : candidates) {
    if (determined.has(column.input.name)) continue
    chosen.push(column)
    for (const dependence of scope.input.dependences ?? []) {
      if (dependence.from.length === 1 && dependence.from[0] === column.input.name) determined.add(dependence.to)
    }
    if (chosen.length === ORDER_GUESSED_DIMENSIONS) break
  }
  return chosen
}

/** Stops where a further column would leave too few rows for each combination, so that time behind it orders nothing. */
function whileGranulesLast(scope: TableScope, columns: readonly ScopedColumn[]): ScopedColumn[] {
  const { rows } = scope.volume
  const chosen: ScopedColumn[] = []
  let product = 1
  for (const column of columns) {
    product *= column.distinct ?? 1
    const room = chosen.length < ORDER_MOST_COLUMNS - 2
    if (chosen.length > 0 && (product > rows / ORDER_LEAST_ROWS_EACH || !room)) {
      const facts = { column: column.name, product, rows }
      scope.notes.refuse('key', `ORDER BY (${column.name})`, orderReasons.fine[scope.lang](facts))
      break
    }
    chosen.push(column)
  }
  return chosen
}

function sortKey(scope: TableScope): OrderTerm[] {
  const axis = timeColumn(scope)
  const dimensions = scope.use ? orderDimensions(scope).slice(0, 2) : []
  const columns = [...dimensions, ...(axis ? [axis] : [])]
  for (const column of columns) {
    const reason = orderReasons['sort-key'][scope.lang]({ column: column.name })
    scope.notes.choose('cluster', column.name, 'COMPOUND SORTKEY', reason, distinctEvidence(column, scope))
  }
  return columns.map((column) => ({ column: column.name }))
}

function cluster(scope: TableScope): OrderTerm[] {
  const { spec, volume, lang, notes } = scope
  const threshold = spec.dialect === 'snowflake' ? SNOWFLAKE_CLUSTER_BYTES : BIGQUERY_CLUSTER_BYTES
  const bytes = volume.bytes ?? 0
  const facts = { product: spec.title, bytes, threshold }
  if (bytes < threshold) {
    notes.refuse('cluster', 'CLUSTER BY', orderReasons['cluster-not-yet'][lang](facts))
    return []
  }
  const axis = timeColumn(scope)
  const columns = [...orderDimensions(scope), ...(axis ? [axis] : [])].slice(0, CLUSTER_MOST_COLUMNS)
  for (const column of columns) {
    const reason = orderReasons['cluster-worth'][lang](facts)
    notes.choose('cluster', column.name, 'CLUSTER BY', reason, evidence({ expectedBytes: bytes, threshold }))
  }
  return columns.map((column) => ({ column: column.name }))
}

function timeColumn(scope: TableScope): ScopedColumn | undefined {
  const axis = scope.input.timeAxis ? columnOf(scope, scope.input.timeAxis.column) : undefined
  return axis && !axis.nullable ? axis : undefined
}

function isDimension(column: ScopedColumn): boolean {
  return (column.role === 'dimension' || column.role === 'reference') && (column.distinct ?? 0) > 1
}

function equalityShare(scope: TableScope, column: ScopedColumn): number {
  return scope.use?.equality.get(column.input.name.toLowerCase()) ?? 0
}

function byDistinct(columns: readonly ScopedColumn[]): ScopedColumn[] {
  return columns.toSorted((a, b) => (a.distinct ?? Infinity) - (b.distinct ?? Infinity))
}
