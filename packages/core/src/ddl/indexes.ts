import { indexReasons } from '../messages/ddl/indexes.ts'
import { brinSpan } from './brin.ts'
import type { Keys } from './keys.ts'
import type { IndexDesign, IndexMethod } from './model.ts'
import { derivedName } from './names.ts'
import { usedIndexes } from './queried.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { columnOf, evidence } from './scope.ts'
import {
  BRIN_LEAST_BYTES,
  BRIN_LEAST_CORRELATION,
  BRIN_MOST_SPAN,
  INDEX_LEAST_ROWS,
  INDEX_MOST_SELECTIVITY,
} from './thresholds.ts'

/** Columns that an index's method covers, before it has a name. */
export interface IndexWish {
  readonly method: IndexMethod
  readonly columns: readonly ScopedColumn[]
  readonly unique?: boolean
  readonly except?: { readonly column: ScopedColumn; readonly value: string }
  readonly reason: string
  readonly evidence: string
}

/** Indexes for the dialects with B-trees: PostgreSQL and MySQL. `keyed`: leading columns of keys, already indexed. */
export function chooseIndexes(
  scope: TableScope,
  keys: { primary: readonly string[]; uniques: readonly (readonly string[])[] },
  known: Keys,
): IndexDesign[] {
  const wishes = [
    ...parentIndex(scope, keys.primary),
    ...axisIndex(scope),
    ...jsonIndexes(scope),
    ...usedIndexes(scope, known),
  ]
  refuseDimensions(scope, wishes)
  const leading = new Set([keys.primary[0], ...keys.uniques.map((columns) => columns[0])])
  return nameIndexes(
    scope,
    wishes.filter((wish) => wish.columns.length > 1 || !leading.has(wish.columns[0].name)),
  )
}

/** Gives indexes their names, drops repetitions, and notes each with its reason. */
export function nameIndexes(scope: TableScope, wishes: readonly IndexWish[]): IndexDesign[] {
  const seen = new Set<string>()
  const indexes: IndexDesign[] = []
  for (const wish of wishes) {
    const columns = wish.columns.map((column) => column.name)
    const identity = `${wish.method === 'brin' ? 'btree' : wish.method} ${columns.join(' ')} ${wish.except?.value ?? ''}`
    if (seen.has(identity)) continue
    seen.add(identity)
    const suffix = wish.except ? `${columns.join('_')}_part` : columns.join('_')
    const name = derivedName(scope.spec.names, scope.name, `${suffix}_idx`)
    const except = wish.except ? { column: wish.except.column.name, value: wish.except.value } : null
    indexes.push({ name, method: wish.method, columns, unique: wish.unique ?? false, except })
    scope.notes.choose('index', columns.join(', '), wish.method.toUpperCase(), wish.reason, wish.evidence)
  }
  return indexes
}

function parentIndex(scope: TableScope, primary: readonly string[]): IndexWish[] {
  const column = scope.columns.find((c) => c.input.generated && c.input.name === '_parent_id')
  if (!column || primary[0] === column.name) return []
  const reason = indexReasons['foreign-key'][scope.lang]({ column: column.name })
  return [{ method: 'btree', columns: [column], reason, evidence: '' }]
}

/** BRIN where rows lie in order and the table is large; a B-tree on the axis of a smaller one; refusals said. */
function axisIndex(scope: TableScope): IndexWish[] {
  const { lang, notes, volume, input, spec } = scope
  const axis = input.timeAxis ? columnOf(scope, input.timeAxis.column) : undefined
  if (!axis || volume.rows < INDEX_LEAST_ROWS) return []
  const column = axis.name
  const bytes = volume.bytes ?? 0
  const correlation = Math.abs(input.timeAxis?.orderCorrelation ?? 0)
  const measured = evidence({
    'timeAxis.orderCorrelation': input.timeAxis?.orderCorrelation,
    expectedRows: volume.rows,
  })
  const tree: IndexWish = {
    method: 'btree',
    columns: [axis],
    reason: indexReasons.axis[lang]({ column, rows: volume.rows }),
    evidence: measured,
  }
  if (spec.dialect !== 'postgresql') return [tree]
  if (correlation < BRIN_LEAST_CORRELATION || brinSpan(correlation) > BRIN_MOST_SPAN) {
    const facts = { column, correlation, threshold: BRIN_LEAST_CORRELATION }
    notes.refuse('index', `BRIN (${column})`, indexReasons['brin-scattered'][lang](facts))
    return [tree]
  }
  if (bytes < BRIN_LEAST_BYTES) {
    const facts = { column, bytes, threshold: BRIN_LEAST_BYTES }
    notes.refuse('index', `BRIN (${column})`, indexReasons['brin-small'][lang](facts))
    return [tree]
  }
  const reason = indexReasons.brin[lang]({ column, correlation, span: brinSpan(correlation), bytes })
  return [{ method: 'brin', columns: [axis], reason, evidence: measured }]
}

function jsonIndexes(scope: TableScope): IndexWish[] {
  if (scope.spec.dialect !== 'postgresql') return []
  return scope.columns
    .filter((column) => column.input.facts && ['json', 'list', 'struct'].includes(column.input.type.kind))
    .map((column) => ({
      method: 'gin' as const,
      columns: [column],
      reason: indexReasons.json[scope.lang]({ column: column.name }),
      evidence: evidence({ [`${column.input.name}.type`]: column.input.type.kind }),
    }))
}

/** Says for columns of few values why they have no index, and for the rest what is missing to know. */
function refuseDimensions(scope: TableScope, wishes: readonly IndexWish[]): void {
  const { notes, lang } = scope
  const rows = scope.input.rows ?? 0
  const wished = new Set(wishes.flatMap((wish) => wish.columns.map((column) => column.name)))
  let others = 0
  for (const column of scope.columns) {
    if (column.input.generated || wished.has(column.name)) continue
    const { distinct } = column
    if (column.role === 'constant') {
      notes.refuse('index', `INDEX (${column.name})`, indexReasons.constant[lang]({ column: column.name }))
    } else if (distinct !== null && distinct > 0 && 1 / distinct > INDEX_MOST_SELECTIVITY) {
      const reason = indexReasons['low-cardinality'][lang]({ column: column.name, distinct, rows })
      notes.refuse('index', `INDEX (${column.name})`, reason)
    } else others++
  }
  if (others === 0) return
  const reason = scope.use === null ? indexReasons['no-queries'] : indexReasons['not-filtered']
  notes.refuse('index', 'INDEX', reason[lang]({ count: others }))
}
