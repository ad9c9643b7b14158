import { nodesOf } from '../../expressions/transform.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { Op } from './ops.ts'

/** The columns that expressions name, by index. */
export function columnsIn(trees: readonly (Typed | null)[]): ReadonlySet<number> {
  const used = new Set<number>()
  for (const tree of trees) {
    if (tree === null) continue
    for (const node of nodesOf(tree, ({ kind }) => kind === 'column')) if (node.kind === 'column') used.add(node.index)
  }
  return used
}

/** The expressions of an op over its input's columns; values alone are given where `kept` says so. */
export function expressionsOf(op: Op, kept: (value: number) => boolean = () => true): readonly (Typed | null)[] {
  switch (op.op) {
    case 'project':
      return op.values.filter((_, i) => kept(i)).map((value) => value.expression)
    case 'filter':
      return [op.where]
    case 'join':
      return [op.on]
    case 'aggregate':
      return [...op.by, ...op.values.filter((_, i) => kept(op.by.length + i))].map((value) => value.expression)
    case 'window': {
      const order = op.order.map((term) => term.expression)
      return [...op.partition, ...order, ...op.values.filter((_, i) => kept(i)).map((value) => value.expression)]
    }
    case 'sort':
    case 'limit':
      return op.order.map((term) => term.expression)
    default:
      return []
  }
}

/** The op with its expressions replaced. */
export function mapExpressions(op: Op, map: (tree: Typed) => Typed): Op {
  const values = <T extends { readonly expression: Typed }>(all: readonly T[]): readonly T[] =>
    all.map((each) => ({ ...each, expression: map(each.expression) }))
  switch (op.op) {
    case 'project':
      return { ...op, values: values(op.values) }
    case 'filter':
      return { ...op, where: map(op.where) }
    case 'join':
      return { ...op, on: op.on && map(op.on) }
    case 'aggregate':
      return { ...op, by: values(op.by), values: values(op.values) }
    case 'window':
      return { ...op, partition: op.partition.map(map), order: values(op.order), values: values(op.values) }
    case 'sort':
    case 'limit':
      return { ...op, order: values(op.order) }
    default:
      return op
  }
}
