import { SCALARS } from '../../expressions/functions/list.ts'
import { nodesOf } from '../../expressions/transform.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { JoinKind, JoinOp, PlanNode } from '../../pipeline/plan/ops.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { SqlDialect } from './dialect.ts'
import { ExpressionWriter } from './expression.ts'
import { atom, BINDING, operand } from './fragment.ts'
import { identifier } from './identifier.ts'
import type { Side } from './join-chains.ts'
import { inBrackets, sideOf } from './join-chains.ts'
import type { Statement } from './nodes.ts'
import type { Relation } from './relations.ts'
import { columnOf, named } from './relations.ts'
import { isRefusal } from './rule.ts'
import type { Body, Select } from './select.ts'

/** An inner join with those that stand in its SELECT. */
function chained(node: PlanNode, op: JoinOp, on: Typed, statement: Statement): Select {
  const condition = (each: PlanNode, written: Typed, left: Side, right: Side) => {
    const width = widthOf(each, statement)
    const of =
      <T>(part: (side: Side, index: number) => T) =>
      (index: number) =>
        index < width ? part(left, index) : part(right, index - width)
    const { dialect, timezone, refused } = statement
    const column = of((side, index) => side.column(index))
    const range = of((side, index) => side.range(index))
    return new ExpressionWriter(dialect, { step: each.step, timezone, refused, column, range }).expression(written).text
  }
  const [left, right] = [sideOf(op.left, statement, condition), sideOf(op.right, statement, condition)]
  const output = statement.relations.of(node.id).columns
  const width = widthOf(node, statement)
  const column = (index: number) => (index < width ? left.column(index) : right.column(index - width))
  return {
    columns: op.output.map(({ index }, i) => named(column(index), output[i])),
    from: left.from,
    joins: [...left.joins, `JOIN ${inBrackets(right)}`, `  ON ${condition(node, on, left, right)}`],
  }
}

/** Columns of the left side of a join. */
function widthOf({ op }: PlanNode, { relations }: Statement): number {
  return op.op === 'join' ? relations.of(op.left).columns.length : 0
}

/** Both sides of a join; a relation joined with itself has another name on the right. */
interface Sides {
  readonly left: Relation
  readonly right: Relation
}

export function joinBody(node: PlanNode, op: JoinOp, statement: Statement): Body {
  const given = statement.dialect.joins[op.kind]
  const rule = typeof given === 'function' ? given(op) : given
  if (op.on !== null && [op.left, op.right].some((id) => statement.within.has(id)))
    return chained(node, op, op.on, statement)
  const sides = sidesOf(op, statement)
  if (isRefusal(rule)) {
    statement.refused.push({ step: node.step, what: `${op.kind} join`, reason: rule.refused })
    return joined(node, op, sides, 'JOIN', statement)
  }
  if (typeof rule === 'string') return joined(node, op, sides, rule, statement)
  if (rule.emulated === 'halves') {
    return { union: [joined(node, op, sides, 'LEFT JOIN', statement), alone(node, op, sides, 'right', statement)] }
  }
  if (rule.emulated === 'parts') return parts(node, op, sides, statement)
  const test = rule.emulated === 'exists' ? 'EXISTS' : 'NOT EXISTS'
  const select = joined(node, op, sides, '', statement)
  return { ...select, joins: [], where: [matching(node, op, sides, test, statement, sides.right)] }
}

function sidesOf(op: JoinOp, { relations, dialect }: Statement): Sides {
  const [left, right] = [relations.of(op.left), relations.of(op.right)]
  if (left !== right) return { left, right }
  const alias = identifier(dialect.name, `${right.node.id.slice(0, 50)}_right`)
  const source = right.from.endsWith(` AS ${right.alias}`)
    ? right.from.slice(0, -` AS ${right.alias}`.length)
    : right.from
  // To ClickHouse a table keeps its own name beside the alias, and so would be meant by both.
  if (dialect.name === 'clickhouse')
    return { left, right: { ...right, alias, from: `(SELECT * FROM ${source}) AS ${alias}` } }
  return { left, right: { ...right, alias, from: `${source} AS ${alias}` } }
}

function joined(node: PlanNode, op: JoinOp, sides: Sides, words: string, statement: Statement): Select {
  const output = statement.relations.of(node.id).columns
  const columns = op.output.map(({ index }, i) => named(columnAt(sides, index), output[i]))
  const on = op.on === null || words === '' ? [] : [`  ON ${writerOf(node, sides, statement).expression(op.on).text}`]
  return { columns, from: sides.left.from, joins: [`${words} ${sides.right.from}`, ...on] }
}

/** `EXISTS (SELECT 1 FROM right WHERE …)` for each row of the other side. */
function matching(
  node: PlanNode,
  op: JoinOp,
  sides: Sides,
  test: string,
  statement: Statement,
  among: Relation,
): string {
  if (op.on === null) return `${test} (SELECT 1 FROM ${among.from})`
  const { askedForEachRow } = statement.dialect
  const condition = writerOf(node, sides, statement).expression(op.on)
  const where =
    askedForEachRow !== undefined && isRemembered(op.on)
      ? `${operand(condition, BINDING.and)} ${askedForEachRow}`
      : condition.text
  return `${test} (SELECT 1 FROM ${among.from} WHERE ${where})`
}

/** Whether a server may remember the answer by a text of the outer row. */
function isRemembered(on: Typed): boolean {
  return nodesOf(on, ({ kind, type }) => kind === 'column' && ['string', 'enum', 'json'].includes(type.kind)).length > 0
}

/** The pairs, picked from all, and the rows without a partner of the sides that keep theirs. */
function parts(node: PlanNode, op: JoinOp, sides: Sides, statement: Statement): Body {
  const all = joined(node, { ...op, on: null }, sides, 'CROSS JOIN', statement)
  const where = op.on === null ? [] : [writerOf(node, sides, statement).expression(op.on).text]
  const union: Select[] = [{ ...all, where }]
  if (op.kind === 'left' || op.kind === 'full') union.push(alone(node, op, sides, 'left', statement))
  if (op.kind === 'right' || op.kind === 'full') union.push(alone(node, op, sides, 'right', statement))
  return union.length === 1 ? union[0] : { union }
}

/** The rows of one side that match nothing, with NULL for the other side's columns. */
function alone(node: PlanNode, op: JoinOp, sides: Sides, which: 'left' | 'right', statement: Statement): Select {
  const output = statement.relations.of(node.id).columns
  const width = sides.left.columns.length
  const absent = (index: number) => (which === 'left' ? index >= width : index < width)
  const [side, other] = which === 'left' ? [sides.left, sides.right] : [sides.right, sides.left]
  return {
    columns: op.output.map(({ index }, i) => named(absent(index) ? atom('NULL') : columnAt(sides, index), output[i])),
    from: side.from,
    where: [matching(node, op, sides, 'NOT EXISTS', statement, other)],
  }
}

function columnAt({ left, right }: Sides, index: number) {
  const width = left.columns.length
  return index < width ? columnOf(left, index, true) : columnOf(right, index - width, true)
}

function writerOf(node: PlanNode, sides: Sides, { dialect, timezone, refused }: Statement): ExpressionWriter {
  return new ExpressionWriter(dialect, {
    step: node.step,
    timezone,
    refused,
    column: (index) => columnAt(sides, index),
    range: (index) => [...sides.left.ranges, ...sides.right.ranges][index],
  })
}

/** Whether rows must have something equal to be joined: engines join both ways, or by their keys, only so. */
export function hasEquality(on: Typed, suits: (type: LogicalType) => boolean = () => true): boolean {
  if (on.kind === 'and') return hasEquality(on.left, suits) || hasEquality(on.right, suits)
  return on.kind === 'compare' && on.operator === '=' && suits(on.left.type)
}

/**
 * Whether a NULL in any column that the condition names leaves it not true: a chain of comparisons over expressions that
 * NULL goes through.
 */
export function refusesNulls(on: Typed): boolean {
  if (on.kind === 'and') return refusesNulls(on.left) && refusesNulls(on.right)
  return on.kind === 'compare' && letsNullThrough(on.left) && letsNullThrough(on.right)
}

function letsNullThrough(typed: Typed): boolean {
  switch (typed.kind) {
    case 'column':
    case 'constant':
    case 'parameter':
      return true
    case 'cast':
    case 'negate':
      return letsNullThrough(typed.operand)
    case 'arithmetic':
    case 'concat':
      return letsNullThrough(typed.left) && letsNullThrough(typed.right)
    case 'call':
      return SCALARS[typed.name].nulls !== true && typed.arguments.every(letsNullThrough)
    default:
      return false
  }
}

/** Joins as standard SQL has them; semi and anti by EXISTS. */
export const STANDARD_JOINS: Readonly<Record<JoinKind, SqlDialect['joins'][JoinKind]>> = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  cross: 'CROSS JOIN',
  semi: { emulated: 'exists' },
  anti: { emulated: 'not exists' },
}
