import type { A_Expr, Node } from 'libpg-query'
import type { Scope } from './scope.ts'
import { columnIn } from './scope.ts'

export type FilterKind = 'equality' | 'range' | 'like' | 'in' | 'null' | 'other'

export interface Filter {
  readonly table: string
  readonly column: string
  readonly kind: FilterKind
}

export interface Join {
  readonly left: string
  readonly right: string
}

export interface Predicates {
  readonly filters: Filter[]
  readonly joins: Join[]
}

/** Gathers what a condition asks of columns. `visit` is called for every subquery inside it. */
export function readCondition(
  node: Node | undefined,
  scope: Scope,
  into: Predicates,
  visit: (subquery: Node) => void,
): void {
  if (node === undefined) return
  if ('BoolExpr' in node) {
    const negated = node.BoolExpr.boolop === 'NOT_EXPR'
    const inner: Predicates = negated ? { filters: [], joins: [] } : into
    for (const argument of node.BoolExpr.args ?? []) readCondition(argument, scope, inner, visit)
    // What is left out is no way to find rows.
    if (negated) into.filters.push(...inner.filters.map((filter) => ({ ...filter, kind: 'other' as const })))
  } else if ('A_Expr' in node) readComparison(node.A_Expr, scope, into, visit)
  else if ('NullTest' in node)
    addFilter(node.NullTest.arg, node.NullTest.nulltesttype === 'IS_NULL' ? 'null' : 'other', scope, into)
  else if ('ColumnRef' in node) addFilter(node, 'equality', scope, into)
  else if ('BooleanTest' in node) addFilter(node.BooleanTest.arg, 'equality', scope, into)
  else if ('SubLink' in node) {
    if (node.SubLink.testexpr) addFilter(node.SubLink.testexpr, 'in', scope, into)
    if (node.SubLink.subselect) visit(node.SubLink.subselect)
  }
}

function readComparison(expression: A_Expr, scope: Scope, into: Predicates, visit: (subquery: Node) => void): void {
  const { lexpr, rexpr } = expression
  for (const side of [lexpr, rexpr])
    if (side && 'SubLink' in side && side.SubLink.subselect) visit(side.SubLink.subselect)
  const kind = kindOf(expression)
  const [left, right] = [columnIn(lexpr), columnIn(rexpr)]
  if (left && right) {
    const [a, b] = [scope.resolve(left.reference), scope.resolve(right.reference)]
    if (a && b && kind === 'equality' && a.table !== b.table) {
      into.joins.push({ left: `${a.table}.${a.column}`, right: `${b.table}.${b.column}` })
      return
    }
  }
  if (left) addFilter(lexpr, kind, scope, into)
  else if (right) addFilter(rexpr, kind, scope, into)
}

/** Functions that keep the order of times, so that equality with one of their values is a range of the column. */
const KEEPS_ORDER = /^(cast|date|date_trunc|timezone|toyyyymm|todate|tostartof\w+|toyear|extract|year|month|trunc)$/

function addFilter(node: Node | undefined, kind: FilterKind, scope: Scope, into: Predicates): void {
  const found = columnIn(node)
  const column = found && scope.resolve(found.reference)
  if (!found || !column) return
  const wrapped = found.wrapped === null ? kind : KEEPS_ORDER.test(found.wrapped) && kind !== 'like' ? 'range' : 'other'
  const filter = { ...column, kind: wrapped }
  const known = into.filters.some(
    (f) => f.table === filter.table && f.column === filter.column && f.kind === filter.kind,
  )
  if (!known) into.filters.push(filter)
}

const OPERATORS: Readonly<Record<string, FilterKind>> = {
  '=': 'equality',
  '<': 'range',
  '>': 'range',
  '<=': 'range',
  '>=': 'range',
  '~~': 'like',
  '~~*': 'like',
  '~': 'like',
  '~*': 'like',
}

function kindOf(expression: A_Expr): FilterKind {
  const operator =
    (expression.name ?? []).flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : [])).at(-1) ?? ''
  switch (expression.kind) {
    case 'AEXPR_IN':
      return operator === '=' ? 'in' : 'other'
    case 'AEXPR_OP_ANY':
      return operator === '=' ? 'in' : 'other'
    case 'AEXPR_BETWEEN':
    case 'AEXPR_BETWEEN_SYM':
      return 'range'
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
      return operator.startsWith('!') ? 'other' : 'like'
    case 'AEXPR_OP':
      return OPERATORS[operator] ?? 'other'
    default:
      return 'other'
  }
}
