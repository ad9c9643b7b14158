import { nodesOf } from '../../expressions/transform.ts'
import type { Order } from '../../pipeline/plan/ops.ts'
import type { SqlDialect } from './dialect.ts'
import type { Fragment } from './fragment.ts'
import { atom, fill } from './fragment.ts'
import type { GroupCall, GroupParts, Writer, Writing } from './rule.ts'

/**
 * A call over the rows of a group or of a window: `sum(DISTINCT x ORDER BY y) FILTER (WHERE c) OVER (…)`. Where the
 * dialect has no FILTER, rows that do not count become NULL arguments, which every aggregate leaves out.
 */
export function groupFragment(
  name: string,
  call: GroupCall,
  parts: Partial<GroupParts>,
  writing: Writing,
  dialect: SqlDialect,
): Fragment {
  const given = parts.pieces ?? call.arguments.map(writing.exactly)
  const condition = both(call.filter && writing.expression(call.filter), parts.where ?? null)
  const distinct = (parts.distinct ?? (call.kind === 'aggregate' && call.distinct)) ? 'DISTINCT ' : ''
  const how = parts.filter ?? dialect.filter
  const pieces = how === 'case' && condition ? given.map((piece) => onlyWhere(condition, piece)) : given
  const texts =
    pieces.length > 0 ? pieces.map((piece) => piece.text).join(', ') : starOf(name, how === 'case' ? condition : null)
  const tail = parts.tail === undefined || parts.tail === '' ? '' : ` ${parts.tail}`
  const filter = how === 'clause' && condition ? ` FILTER (WHERE ${condition.text})` : ''
  const behind = parts.behind === undefined ? '' : ` ${parts.behind}`
  const over = writing.over === null ? '' : ` ${writing.over(parts.frame)}`
  return atom(`${name}(${distinct}${texts}${tail})${behind}${filter}${over}`)
}

/** Keys of an ordered aggregate, as they stand behind ORDER BY. */
export function orderingOf(call: GroupCall, writing: Writing, dialect: SqlDialect): string {
  if (call.kind !== 'aggregate') return ''
  // What is the same for all rows orders none, and some databases refuse it.
  const order = call.order.filter(({ expression }) => nodesOf(expression, ({ kind }) => kind === 'column').length > 0)
  return orderKeys(order, writing, dialect).join(', ')
}

export function orderKeys(order: readonly Order[], writing: Writing, dialect: SqlDialect): readonly string[] {
  return order.flatMap((term) => dialect.order(writing.exactly(term.expression), term))
}

/** `x DESC NULLS LAST`, for dialects that have these words. */
export function orderTerm(key: Fragment, { direction, nulls }: Order): string {
  return `${key.text} ${direction.toUpperCase()} NULLS ${nulls.toUpperCase()}`
}

function both(a: Fragment | null, b: Fragment | null): Fragment | null {
  if (a === null || b === null) return a ?? b
  return fill('($1) AND ($2)', [a, b])
}

function onlyWhere(condition: Fragment, piece: Fragment): Fragment {
  return fill('CASE WHEN $1 THEN $2 END', [condition, piece])
}

/** The argument of a call that names none: `*` of count, or the mark of the rows that count. */
function starOf(name: string, condition: Fragment | null): string {
  if (name !== 'count') return ''
  return condition ? onlyWhere(condition, atom('1')).text : '*'
}

/** A rule for an aggregate of that name; `as` wraps its result, by `$1`. */
export function groupOf(name: string, as = '$1'): Writer<GroupCall> {
  return (call, writing) => fill(as, [writing.group(name, call)])
}

/** The same for aggregates of ordered values. */
export function orderedGroup(name: string): Writer<GroupCall> {
  return (call, writing) => {
    const keys = writing.ordering(call)
    return writing.group(name, call, { tail: keys === '' ? '' : `ORDER BY ${keys}` })
  }
}
