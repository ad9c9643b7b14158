import { printExpression } from '../../expressions/print.ts'
import { operandsOf } from '../../expressions/references.ts'
import { mapOperands } from '../../expressions/substitute.ts'
import type { BinaryOperator, Call, ColumnReference, Expression, OrderTerm } from '../../expressions/syntax.ts'

/** The window of a call as a step of its own says it. */
export interface Over {
  readonly partition: readonly Expression[]
  readonly order: readonly OrderTerm[]
  readonly frame: { readonly unit: 'rows' | 'range' | 'groups'; readonly from: string; readonly to: string } | null
}

/** A call with its window, before it is put into a step. */
export interface WindowCall extends Call {
  readonly over: Over
}

export function isWindowCall(tree: Expression): tree is WindowCall {
  return tree.kind === 'call' && 'over' in tree
}

/** A column by its name, quoted where the rule of letter cases would not find it by itself. */
export function columnNamed(name: string, qualifier: string | null = null, at = 0): ColumnReference {
  const quoted = !/^[\p{Ll}\p{Lo}_][\p{Ll}\p{Lo}\p{N}_]*$/u.test(name)
  return { kind: 'column', qualifier, name, quoted, at, end: at }
}

export function call(name: string, values: readonly Expression[], at = 0): Call {
  return { kind: 'call', name, arguments: values, at, end: at }
}

export function text(value: string, at = 0): Expression {
  return { kind: 'literal', literal: 'text', text: value, at, end: at }
}

/** The columns of two sides, compared pair by pair, as text. */
export function joinedBy(columns: readonly string[], operator: BinaryOperator, left: string, right: string): string {
  const pairs = columns.map(
    (name): Expression => ({
      kind: 'binary',
      operator,
      left: columnNamed(name, left),
      right: columnNamed(name, right),
      at: 0,
      end: 0,
    }),
  )
  return printExpression(pairs.reduce(and))
}

/** Both conditions. */
export function and(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: 'and', left, right, at: left.at, end: right.end }
}

export function equals(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: '=', left, right, at: left.at, end: right.end }
}

/** Operands, those of windows among them. */
export function partsOf(tree: Expression): readonly Expression[] {
  if (!isWindowCall(tree)) return operandsOf(tree)
  const { partition, order } = tree.over
  return [...operandsOf(tree), ...partition, ...order.map((term) => term.expression)]
}

export function some(tree: Expression, wanted: (part: Expression) => boolean): boolean {
  return wanted(tree) || partsOf(tree).some((part) => some(part, wanted))
}

/** The same node over other operands, those of windows among them. */
export function mapParts(tree: Expression, map: (part: Expression) => Expression): Expression {
  const mapped = mapOperands(tree, map)
  if (!isWindowCall(tree)) return mapped
  const order = tree.over.order.map((term) => ({ ...term, expression: map(term.expression) }))
  const over: Over = { ...tree.over, partition: tree.over.partition.map(map), order }
  // A call stays a call; the type of the mapped tree does not say so.
  return { ...mapped, over } as WindowCall
}

/** Whether two trees say the same, wherever they stand. */
export function same(a: unknown, b: unknown): boolean {
  return said(a) === said(b)
}

/** A tree as a key: equal for trees that say the same. */
export function said(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === 'at' || key === 'end' ? undefined : value))
}
