import { quoteIdentifier } from '../../dialects/quote.ts'
import type { JoinKind, JoinOp, PlanNode } from '../../pipeline/plan/ops.ts'
import type { SqlDialect } from './dialect.ts'
import { ExpressionWriter } from './expression.ts'
import { atom } from './fragment.ts'
import type { Statement } from './nodes.ts'
import type { Relation } from './relations.ts'
import { columnOf, named } from './relations.ts'
import { isRefusal } from './rule.ts'
import type { Body, Select } from './select.ts'

/** Both sides of a join; a relation joined with itself has another name on the right. */
interface Sides {
  readonly left: Relation
  readonly right: Relation
}

export function joinBody(node: PlanNode, op: JoinOp, statement: Statement): Body {
  const given = statement.dialect.joins[op.kind]
  const rule = typeof given === 'function' ? given(op) : given
  const sides = sidesOf(op, statement)
  if (isRefusal(rule)) {
    statement.refused.push({ step: node.step, what: `${op.kind} join`, reason: rule.refused })
    return joined(node, op, sides, 'JOIN', statement)
  }
  if (typeof rule === 'string') return joined(node, op, sides, rule, statement)
  if (rule.emulated === 'halves') return halves(node, op, sides, statement)
  const test = rule.emulated === 'exists' ? 'EXISTS' : 'NOT EXISTS'
  const select = joined(node, op, sides, '', statement)
  return { ...select, joins: [], where: [matching(node, op, sides, test, statement, sides.right)] }
}

function sidesOf(op: JoinOp, { relations, dialect }: Statement): Sides {
  const [left, right] = [relations.of(op.left), relations.of(op.right)]
  if (left !== right) return { left, right }
  const alias = quoteIdentifier(dialect.name, `${right.node.id.slice(0, 50)}_right`)
  const source = right.from.endsWith(` AS ${right.alias}`)
    ? right.from.slice(0, -` AS ${right.alias}`.length)
    : right.from
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
  const on = op.on === null ? '' : ` WHERE ${writerOf(node, sides, statement).expression(op.on).text}`
  return `${test} (SELECT 1 FROM ${among.from}${on})`
}

/** A full join as the left join and the rows of the right side that match nothing. */
function halves(node: PlanNode, op: JoinOp, sides: Sides, statement: Statement): Body {
  const output = statement.relations.of(node.id).columns
  const width = sides.left.columns.length
  const alone: Select = {
    columns: op.output.map(({ index }, i) => named(index < width ? atom('NULL') : columnAt(sides, index), output[i])),
    from: sides.right.from,
    where: [matching(node, op, sides, 'NOT EXISTS', statement, sides.left)],
  }
  return { union: [joined(node, op, sides, 'LEFT JOIN', statement), alone] }
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
  })
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
