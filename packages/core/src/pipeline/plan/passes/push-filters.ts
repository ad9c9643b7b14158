import { alwaysConverts } from '../../../expressions/convert.ts'
import { BOOL } from '../../../expressions/functions/definition.ts'
import { SCALARS } from '../../../expressions/functions/list.ts'
import { mapColumns, mapOperands, nodesOf } from '../../../expressions/transform.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { columnsIn } from '../columns-used.ts'
import type { FilterOp, Op, Plan, PlanNode } from '../ops.ts'
import { inputsOfOp } from '../ops.ts'

/**
 * Moves conditions towards the sources: through projections, sorts, distinct and unions, to the side of a join that they
 * are about, below groups and windows where they are about keys alone. Only through nodes that nobody else reads.
 */
export function pushFilters(plan: Plan): Plan {
  let nodes = plan.nodes
  for (let moved = true; moved; ) {
    moved = false
    for (const node of nodes) {
      const next = pushed(nodes, node, plan)
      if (next === null) continue
      nodes = next
      moved = true
      break
    }
  }
  return { ...plan, nodes }
}

/** The nodes with one filter, or a part of it, a place further down; null where it has to stay. */
function pushed(nodes: readonly PlanNode[], filter: PlanNode, plan: Plan): readonly PlanNode[] | null {
  const { op } = filter
  if (op.op !== 'filter' || op.rejects) return null
  const below = nodes.find((node) => node.id === op.input)
  if (!below || readersOf(nodes, plan, below.id) > 1) return null
  switch (below.op.op) {
    case 'project':
      return throughProject(
        nodes,
        filter,
        op,
        below,
        below.op.values.map((value) => value.expression),
      )
    case 'sort':
    case 'distinct':
      return swapped(nodes, filter, op, below, op.where)
    case 'window': {
      const keys = columnsIn(below.op.partition)
      return [...columnsIn([op.where])].every((column) => keys.has(column))
        ? swapped(nodes, filter, op, below, op.where)
        : null
    }
    case 'aggregate': {
      const { by } = below.op
      if ([...columnsIn([op.where])].some((column) => column >= by.length) || by.length === 0) return null
      return throughProject(
        nodes,
        filter,
        op,
        below,
        by.map((key) => key.expression),
      )
    }
    case 'join':
      return intoJoin(nodes, filter, op, below)
    default:
      return null
  }
}

/** What is computed is put into the condition, unless that would compute anew what may fail or differ each time. */
function throughProject(
  nodes: readonly PlanNode[],
  filter: PlanNode,
  op: FilterOp,
  below: PlanNode,
  values: readonly Typed[],
): readonly PlanNode[] | null {
  const used = [...columnsIn([op.where])].map((column) => values[column])
  if (used.some((value) => !isRepeatable(value))) return null
  return swapped(nodes, filter, op, below, substituted(op.where, values))
}

/** The tree with each column replaced by what it is computed from. */
export function substituted(tree: Typed, values: readonly Typed[]): Typed {
  return tree.kind === 'column' ? values[tree.index] : mapOperands(tree, (operand) => substituted(operand, values))
}

/** The filter before the other node. Ids stay with the steps that readers mean: the lower node takes the filter's. */
function swapped(
  nodes: readonly PlanNode[],
  filter: PlanNode,
  op: FilterOp,
  below: PlanNode,
  where: Typed,
): readonly PlanNode[] {
  const [input] = inputsOfOp(below.op)
  const source = nodes.find((node) => node.id === input)
  const early: PlanNode = {
    ...filter,
    id: below.id,
    last: false,
    op: { ...op, input, where },
    columns: source?.columns ?? [],
  }
  const late: PlanNode = {
    ...below,
    id: filter.id,
    last: filter.last,
    op: withInput(below.op, below.id),
    columns: below.columns,
  }
  return nodes.map((node) => (node.id === below.id ? early : node.id === filter.id ? late : node))
}

function withInput(op: Op, input: string): Op {
  return 'input' in op ? { ...op, input } : op
}

/** The parts of a condition that are about one side go to that side, where no row of it may be made up. */
function intoJoin(
  nodes: readonly PlanNode[],
  filter: PlanNode,
  op: FilterOp,
  below: PlanNode,
): readonly PlanNode[] | null {
  const join = below.op
  if (join.op !== 'join') return null
  const left = nodes.find((node) => node.id === join.left)
  const right = nodes.find((node) => node.id === join.right)
  if (!left || !right) return null
  const sides = {
    left: ['inner', 'left', 'cross', 'semi', 'anti'].includes(join.kind),
    right: ['inner', 'right', 'cross'].includes(join.kind),
  }
  const place = (column: number) => join.output[column].index
  const parts = conjuncts(op.where).map((part) => {
    const columns = [...columnsIn([part])].map(place)
    if (columns.length === 0 || !cannotFail(part)) return { part, side: null }
    const onLeft = columns.every((column) => column < left.columns.length)
    const onRight = columns.every((column) => column >= left.columns.length)
    return { part, side: onLeft && sides.left ? ('left' as const) : onRight && sides.right ? ('right' as const) : null }
  })
  if (parts.every(({ side }) => side === null)) return null
  const offset = { left: 0, right: left.columns.length }
  const added: PlanNode[] = []
  const inputs = { left: join.left, right: join.right }
  for (const [side, input] of [
    ['left', left],
    ['right', right],
  ] as const) {
    const own = parts.filter((part) => part.side === side)
    if (own.length === 0) continue
    const where = all(own.map(({ part }) => mapColumns(part, (column) => place(column) - offset[side])))
    const id = freeId(nodes, `${filter.id}_${side}`)
    added.push({ ...filter, id, last: false, op: { op: 'filter', input: input.id, where }, columns: input.columns })
    inputs[side] = id
  }
  const rest = parts.filter(({ side }) => side === null).map(({ part }) => part)
  const joined: PlanNode = { ...below, op: { ...join, ...inputs } }
  const at = nodes.indexOf(below)
  const before = [...nodes.slice(0, at), ...added, joined, ...nodes.slice(at + 1)]
  const after: PlanNode = { ...filter, op: rest.length > 0 ? { ...op, where: all(rest) } : passOn(op.input, below) }
  return before.map((node) => (node.id === filter.id ? after : node))
}

/** The same rows under another id. */
function passOn(input: string, { columns }: PlanNode): Op {
  const values = columns.map(({ name, type }, index) => ({
    name,
    expression: { kind: 'column', type, index, name } as const,
  }))
  return { op: 'project', input, values }
}

function conjuncts(tree: Typed): readonly Typed[] {
  return tree.kind === 'and' ? [...conjuncts(tree.left), ...conjuncts(tree.right)] : [tree]
}

function all([first, ...rest]: readonly Typed[]): Typed {
  return rest.reduce<Typed>((left, right) => ({ kind: 'and', type: BOOL, left, right }), first)
}

/** How many nodes and targets read a node. */
export function readersOf(nodes: readonly PlanNode[], plan: Plan, id: string): number {
  const readers = nodes.flatMap((node) => inputsOfOp(node.op).filter((input) => input === id))
  return readers.length + plan.targets.filter((target) => target.input === id).length
}

/** An id that no node has. */
export function freeId(nodes: readonly PlanNode[], wanted: string): string {
  return nodes.some((node) => node.id === wanted) ? freeId(nodes, `${wanted}_`) : wanted
}

/** Gives the same at each computation. */
export function isRepeatable(tree: Typed): boolean {
  return nodesOf(tree, (node) => node.kind === 'call' && SCALARS[node.name].deterministic === false).length === 0
}

/** May be computed for rows that would never have come here: no value of theirs can stop the run. */
export function cannotFail(tree: Typed): boolean {
  const risky = nodesOf(
    tree,
    (node) =>
      (node.kind === 'cast' && node.lenient !== true && !alwaysConverts(node.operand.type, node.type)) ||
      node.kind === 'arithmetic' ||
      node.kind === 'call' ||
      node.kind === 'negate',
  )
  return risky.length === 0
}
