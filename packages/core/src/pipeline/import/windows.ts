import { printExpression } from '../../expressions/print.ts'
import type { Expression } from '../../expressions/syntax.ts'
import type { Asked, Target } from './block.ts'
import { texts } from './group.ts'
import type { Block, Importer } from './importer.ts'
import { freeAmong } from './steps.ts'
import type { Over, WindowCall } from './tree.ts'
import { columnNamed, isWindowCall, mapParts, partsOf, said, some } from './tree.ts'

/** A step for each window; what is left to compute is over its columns. */
export function windowed(importer: Importer, block: Block, asked: Asked): Asked {
  let left = asked
  for (let over = nextWindow(left); over !== undefined; over = nextWindow(left))
    left = oneWindow(importer, block, left, over)
  return left
}

function treesOf(asked: Asked): readonly Expression[] {
  return [...asked.targets.map((target) => target.tree), ...asked.order.map((term) => term.expression)]
}

function nextWindow(asked: Asked): Over | undefined {
  return treesOf(asked).flatMap(windowCalls)[0]?.over
}

function windowCalls(tree: Expression): readonly WindowCall[] {
  return isWindowCall(tree) ? [tree] : partsOf(tree).flatMap(windowCalls)
}

function oneWindow(importer: Importer, block: Block, asked: Asked, over: Over): Asked {
  const key = said(over)
  const ofThis = (tree: Expression): tree is WindowCall => isWindowCall(tree) && said(tree.over) === key
  const taken = new Set([...(asked.columns ?? []), ...treesOf(asked).flatMap(columnNames)])
  const take = (wanted: string) => {
    const name = freeAmong(wanted, (each) => taken.has(each))
    taken.add(name)
    return name
  }
  const before: Target[] = []
  const partitionBy = over.partition.map((tree, i) => {
    if (tree.kind === 'column') return tree.name
    const name = take(asked.targets.find((target) => said(target.tree) === said(tree))?.name ?? `partition_${i + 1}`)
    before.push({ name, tree })
    return name
  })
  const values: Target[] = []
  const place = (tree: Expression, name: string): Expression => {
    const known = values.find((value) => said(value.tree) === said(tree))
    if (known) return columnNamed(known.name)
    const value = { name: take(name), tree }
    values.push(value)
    return columnNamed(value.name)
  }
  const replace = (tree: Expression): Expression => (ofThis(tree) ? place(tree, tree.name) : mapParts(tree, replace))
  const whole = (tree: Expression) => some(tree, ofThis) && windowCalls(tree).every(ofThis)
  const targets = asked.targets.map(({ name, tree }) => ({
    name,
    tree: whole(tree) ? place(tree, name) : replace(tree),
  }))
  const order = asked.order.map((term) => ({ ...term, expression: replace(term.expression) }))
  const derived =
    before.length === 0
      ? asked.input
      : importer.list.add(`${block.prefix}keyed`, {
          type: 'derive',
          input: asked.input,
          values: texts(before),
        })
  const input = importer.list.add(`${block.prefix}windowed`, {
    type: 'window',
    input: derived,
    ...(partitionBy.length > 0 && { partitionBy }),
    ...(over.order.length > 0 && {
      orderBy: over.order.map(({ expression, direction, nulls }) => ({
        by: printExpression(expression),
        direction,
        nulls,
      })),
    }),
    ...(over.frame && { frame: over.frame }),
    values: texts(values),
  })
  const columns = asked.columns && [
    ...asked.columns,
    ...before.map((each) => each.name),
    ...values.map((each) => each.name),
  ]
  return { ...asked, input, columns, targets, order }
}

function columnNames(tree: Expression): readonly string[] {
  return tree.kind === 'column' ? [tree.name] : partsOf(tree).flatMap(columnNames)
}
