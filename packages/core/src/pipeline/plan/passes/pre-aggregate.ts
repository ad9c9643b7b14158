import { mapColumns } from '../../../expressions/transform.ts'
import type { Aggregate, Typed } from '../../../expressions/typed.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { decimal, sameType } from '../../../types/logical.ts'
import { columnOf, columnsOfValues, columnValue } from '../builder.ts'
import type { SourceSize } from '../column-size.ts'
import { columnsIn } from '../columns-used.ts'
import type { Size } from '../estimate.ts'
import { estimateSizes } from '../estimate.ts'
import type { AggregateOp, JoinOp, NamedValue, Plan, PlanNode } from '../ops.ts'
import { dropDead } from './drop-dead.ts'
import { freeId, isRepeatable, readersOf, substituted } from './push-filters.ts'

/** Groups below the join have to be so much fewer than its rows: they are a pass over all of them. */
const WORTH = 0.1
/** Digits of decimals whose sums over any number of rows stay within 38. */
const SUMMED_DIGITS = 19

/**
 * Groups one side of a join before it is joined, where an aggregation above takes sums, counts, least and greatest values
 * of that side: by the columns that the join and the groups look at, so that all rows of a group meet the same partners.
 * Only where it is known that there are few such groups, and that no sum can fail for rows that would have met no one.
 */
export function preAggregate(plan: Plan, sizes: ReadonlyMap<string, SourceSize>): Plan {
  if (sizes.size === 0) return plan
  const estimated = estimateSizes(plan, sizes)
  let { nodes } = plan
  for (const node of plan.nodes) {
    const found = pattern(nodes, node, plan)
    const side = found && (['left', 'right'] as const).find((each) => isFew(found, each, estimated))
    const made = found && side ? rewritten(nodes, found, side) : null
    if (made) nodes = made
  }
  return nodes === plan.nodes ? plan : dropDead({ ...plan, nodes })
}

/** An aggregation over a join, with expressions over the columns of its sides: left's, then right's. */
interface Grouping {
  readonly node: PlanNode
  readonly by: readonly NamedValue[]
  readonly values: readonly { readonly name: string; readonly expression: Aggregate }[]
  readonly join: PlanNode & { readonly op: JoinOp }
  readonly left: PlanNode
  readonly right: PlanNode
}

function pattern(nodes: readonly PlanNode[], node: PlanNode, plan: Plan): Grouping | null {
  const { op } = node
  if (op.op !== 'aggregate') return null
  const one = (id: string) => (readersOf(nodes, plan, id) === 1 ? nodes.find((each) => each.id === id) : undefined)
  let input = one(op.input)
  let through = (tree: Typed): Typed => tree
  if (input?.op.op === 'project') {
    const values = input.op.values.map(({ expression }) => expression)
    if (!values.every(isRepeatable)) return null
    through = (tree) => substituted(tree, values)
    input = one(input.op.input)
  }
  if (input?.op.op !== 'join' || input.op.on === null || input.op.left === input.op.right) return null
  const { op: join } = input
  const left = nodes.find(({ id }) => id === join.left)
  const right = nodes.find(({ id }) => id === join.right)
  if (!left || !right) return null
  const place = (tree: Typed) => mapColumns(through(tree), (column) => join.output[column].index)
  const values = op.values.flatMap(({ name, expression }) => {
    const placed = place(expression)
    return placed.kind === 'aggregate' ? [{ name, expression: placed }] : []
  })
  const by = op.by.map(({ name, expression }) => ({ name, expression: place(expression) }))
  return { node, by, values, join: { ...input, op: join }, left, right }
}

type Side = 'left' | 'right'

/** Whether a side can be grouped below, and would become a tenth of its rows. */
function isFew(grouping: Grouping, side: Side, estimated: ReadonlyMap<string, Size>): boolean {
  const { join, values, left } = grouping
  const kept = side === 'left' ? ['inner', 'left'] : ['inner', 'right']
  const own = grouping[side]
  if (!kept.includes(join.op.kind) || own.op.op === 'aggregate' || own.op.op === 'distinct') return false
  const offset = side === 'left' ? 0 : left.columns.length
  const keys = keysOf(grouping, side)
  if (values.length === 0 || !values.every(({ expression }) => isSplit(expression, own, offset))) return false
  if (!keys.every((key) => isExactKey(own.columns[key].type))) return false
  const size = estimated.get(own.id)
  const distinct = keys.map((key) => size?.columns[key]?.distinct ?? null)
  if (!size || distinct.some((count) => count === null)) return false
  return distinct.reduce<number>((groups, count) => groups * (count ?? 1), 1) <= size.rows * WORTH
}

/** The side's columns that the join or the groups look at, by index into the side. */
function keysOf({ join, by, left }: Grouping, side: Side): readonly number[] {
  const used = columnsIn([join.op.on, ...by.map(({ expression }) => expression)])
  const width = left.columns.length
  const own =
    side === 'left' ? [...used].filter((column) => column < width) : [...used].filter((column) => column >= width)
  return own.map((column) => column - (side === 'left' ? 0 : width)).sort((a, b) => a - b)
}

/** Types of which two values are one group only where they are the same value. */
function isExactKey({ kind }: LogicalType): boolean {
  return !['float64', 'json', 'list', 'struct', 'interval'].includes(kind)
}

/** Whether an aggregate over a join is one over the aggregates of its side's groups. */
function isSplit(
  { name, distinct, order, filter, arguments: args }: Aggregate,
  own: PlanNode,
  offset: number,
): boolean {
  if (distinct || order.length > 0 || filter !== null) return false
  // What is computed from columns could fail for rows that meet no one.
  const [argument] = args
  const column = argument?.kind === 'column' ? argument.index - offset : null
  if (args.length > 0 && (column === null || column < 0 || column >= own.columns.length)) return false
  if (name === 'count') return true
  if (argument === undefined) return false
  const { type } = argument
  if (name === 'min' || name === 'max') return type.kind !== 'float64'
  return name === 'sum' && (type.kind.startsWith('int') || (type.kind === 'decimal' && type.precision <= SUMMED_DIGITS))
}

/** The nodes with the groups of one side in front of the join, and with what was above them reading that. */
function rewritten(nodes: readonly PlanNode[], grouping: Grouping, side: Side): readonly PlanNode[] {
  const { node, by, values, join, left, right } = grouping
  const own = grouping[side]
  const keys = keysOf(grouping, side)
  const part = partOf(nodes, grouping, side, keys)
  const [first, second] = side === 'left' ? [part, right] : [left, part]
  const joined = joinedTo(nodes, grouping, first, second)
  const offset = side === 'left' ? 0 : left.columns.length
  const base = side === 'left' ? 0 : first.columns.length
  /** From columns of the sides as they were to those of the new ones. */
  const moved = (column: number) => {
    const within = column - offset
    if (within >= 0 && within < own.columns.length) return base + keys.indexOf(within)
    return side === 'left' ? column - left.columns.length + first.columns.length : column
  }
  const on = join.op.on && mapColumns(join.op.on, moved)
  const groups = by.map(({ name, expression }) => ({ name, expression: mapColumns(expression, moved) }))
  const totals = values.map(({ name, expression }, i): NamedValue => {
    return { name, expression: totalOf(expression, columnOf(joined.columns, base + keys.length + i)) }
  })
  const inTypes = totals.map(({ name, expression }, i): NamedValue => {
    const wanted = values[i].expression
    const total = columnOf([{ name, type: expression.type, nullable: true }], 0)
    return {
      name,
      expression: asWanted(
        mapColumns(total, () => by.length + i),
        wanted,
        by.length === 0,
      ),
    }
  })
  const op: AggregateOp = { op: 'aggregate', input: joined.id, by: groups, values: totals }
  const summed: PlanNode = {
    ...node,
    id: freeId(nodes, `${node.step}_totals`),
    last: false,
    op,
    columns: columnsOfValues([...groups, ...totals], joined.columns),
  }
  const keysGiven = groups.map((_, i) => columnValue(summed.columns, i))
  const last: PlanNode = { ...node, op: { op: 'project', input: summed.id, values: [...keysGiven, ...inTypes] } }
  const added = [part, { ...joined, op: { ...joined.op, on } }, summed, last]
  return nodes.flatMap((each) => (each.id === node.id ? added : [each]))
}

/** The groups of one side: its keys, then a part of each value. */
function partOf(nodes: readonly PlanNode[], grouping: Grouping, side: Side, keys: readonly number[]): PlanNode {
  const { node, values, left } = grouping
  const own = grouping[side]
  const offset = side === 'left' ? 0 : left.columns.length
  const by = keys.map((key) => columnValue(own.columns, key))
  const names = new Set(by.map(({ name }) => name))
  const parts = values.map(({ name, expression }): NamedValue => {
    return { name: freeName(`${name}_part`, names), expression: mapColumns(expression, (column) => column - offset) }
  })
  const op: AggregateOp = { op: 'aggregate', input: own.id, by, values: parts }
  const columns = columnsOfValues([...by, ...parts], own.columns)
  return { ...node, id: freeId(nodes, `${node.step}_parts`), last: false, op, columns }
}

/** The join of the new sides; its condition is still that of the old ones. */
function joinedTo(
  nodes: readonly PlanNode[],
  { node, join }: Grouping,
  left: PlanNode,
  right: PlanNode,
): PlanNode & { readonly op: JoinOp } {
  const names = new Set<string>()
  const columns = [...left.columns, ...right.columns].map(({ name, type, nullable }) => {
    return { name: freeName(name, names), type, nullable: nullable || join.op.kind !== 'inner' }
  })
  const output = columns.map(({ name }, index) => ({ name, index }))
  const op: JoinOp = { ...join.op, left: left.id, right: right.id, output }
  return { ...node, id: freeId(nodes, `${node.step}_joined`), last: false, op, columns }
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  while (taken.has(name)) name = `${name}_`
  taken.add(name)
  return name
}

/** The value of all parts, given their column: counts and sums are added, of least ones the least is taken. */
function totalOf({ name, ...call }: Aggregate, part: Typed): Aggregate {
  const total = name === 'count' ? 'sum' : name
  const type = total === 'sum' && part.type.kind.startsWith('int') ? decimal(38, 0) : part.type
  return { ...call, name: total, type, arguments: [part] }
}

/** A total in the type of the value that it stands for; a count of nothing is 0, where there may be no row at all. */
function asWanted(total: Typed, { name, type }: Aggregate, ofAll: boolean): Typed {
  const value: Typed = sameType(total.type, type) ? total : { kind: 'cast', type, operand: total }
  if (name !== 'count' || !ofAll) return value
  return { kind: 'call', type, name: 'coalesce', arguments: [value, { kind: 'constant', type, value: 0n }] }
}
