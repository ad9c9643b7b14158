import type { Typed } from '../../expressions/typed.ts'
import type { JoinOp } from '../../pipeline/plan/ops.ts'
import type { Frame } from '../python/run-body.ts'
import { column } from './code.ts'
import { ExpressionWriter } from './expressions.ts'
import type { OperationScope } from './operations.ts'
import { pythonText } from './python.ts'

/** A join: equal keys of both sides are found by number, what is left of the condition by pairs of rows. */
export function joinCode(op: JoinOp, scope: OperationScope): string {
  const [left, right] = [scope.frame(op.left), scope.frame(op.right)]
  const parts = conditionParts(op.on, left.node.columns.length)
  const pairs = (list: readonly KeyPair[]) => list.map((pair) => pairCode(pair, left, right, scope)).join(', ')
  const options = [
    ...(parts.keys.length > 0 ? [`keys=[${pairs(parts.keys)}]`] : []),
    ...(parts.same.length > 0 ? [`same=[${pairs(parts.same)}]`] : []),
    ...(parts.rest === null ? [] : [`condition=lambda left, right: ${restCode(parts.rest, left, right, scope)}`]),
  ]
  const [ofLeft, ofRight] = [columnsOf(op, left, right, 'left'), columnsOf(op, left, right, 'right')]
  const given = [
    pythonText(op.kind),
    left.variable,
    right.variable,
    `{${ofLeft.join(', ')}}`,
    `{${ofRight.join(', ')}}`,
  ]
  const call = `join(${[...given, ...options].join(', ')})`
  return inOrder(op, left) ? call : `${call}[[${op.output.map(({ name }) => pythonText(name)).join(', ')}]]`
}

function columnsOf(op: JoinOp, left: Frame, right: Frame, side: 'left' | 'right'): readonly string[] {
  const count = left.node.columns.length
  return op.output.flatMap(({ name, index }) => {
    if (index < count !== (side === 'left')) return []
    const old = index < count ? left.node.columns[index].name : right.node.columns[index - count].name
    return [`${pythonText(name)}: ${pythonText(old)}`]
  })
}

/** Whether all columns of the left side come before those of the right one. */
function inOrder(op: JoinOp, left: Frame): boolean {
  const sides = op.output.map(({ index }) => index < left.node.columns.length)
  return sides.every((isLeft, i) => i === 0 || !isLeft || sides[i - 1])
}

interface KeyPair {
  readonly left: Typed
  readonly right: Typed
}

/** A condition as pairs of keys, pairs in which NULL equals NULL, and the rest. */
function conditionParts(on: Typed | null, leftCount: number) {
  const keys: KeyPair[] = []
  const same: KeyPair[] = []
  let rest: Typed | null = null
  for (const part of on === null ? [] : conjuncts(on)) {
    const equal = part.kind === 'compare' && part.operator === '='
    const alike = part.kind === 'distinct' && part.negated
    const pair = equal || alike ? keyPair(part.left, part.right, leftCount) : null
    if (pair) (equal ? keys : same).push(pair)
    else rest = rest === null ? part : { kind: 'and', type: part.type, left: rest, right: part }
  }
  return { keys, same, rest }
}

function conjuncts(condition: Typed): readonly Typed[] {
  return condition.kind === 'and' ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition]
}

/** Both operands where each is of one side only; null otherwise. */
function keyPair(a: Typed, b: Typed, leftCount: number): KeyPair | null {
  const [first, second] = [sideOf(a, leftCount), sideOf(b, leftCount)]
  if (first === 'left' && second === 'right') return { left: a, right: b }
  return first === 'right' && second === 'left' ? { left: b, right: a } : null
}

function sideOf(typed: Typed, leftCount: number): 'left' | 'right' | 'both' | 'none' {
  const sides = new Set(columnsIn(typed).map((index) => (index < leftCount ? 'left' : 'right')))
  return sides.size === 2 ? 'both' : sides.has('left') ? 'left' : sides.has('right') ? 'right' : 'none'
}

/** Indices of all columns in an expression. */
function columnsIn(typed: Typed): readonly number[] {
  if (typed.kind === 'column') return [typed.index]
  return partsOf(typed).flatMap(columnsIn)
}

function partsOf(typed: Typed): readonly Typed[] {
  switch (typed.kind) {
    case 'constant':
    case 'parameter':
    case 'column':
      return []
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
      return [typed.operand]
    case 'in':
      return [typed.operand, ...typed.items]
    case 'like':
      return [typed.operand, typed.pattern]
    case 'case':
      return [...typed.branches.flatMap(({ when, result }) => [when, result]), typed.otherwise]
    case 'call':
    case 'aggregate':
    case 'windowed':
      return typed.arguments
    default:
      return [typed.left, typed.right]
  }
}

function pairCode(pair: KeyPair, left: Frame, right: Frame, scope: OperationScope): string {
  const count = left.node.columns.length
  const side = (frame: Frame, offset: number) =>
    new ExpressionWriter(
      { frame: frame.variable, column: (index) => reading(frame.variable, frame, index - offset) },
      scope,
    )
  return `(${side(left, 0).column(pair.left).text}, ${side(right, count).column(pair.right).text})`
}

function restCode(rest: Typed, left: Frame, right: Frame, scope: OperationScope): string {
  const count = left.node.columns.length
  const column = (index: number) =>
    index < count ? reading('left', left, index) : reading('right', right, index - count)
  return new ExpressionWriter({ frame: 'left', column, several: true }, scope).column(rest).text
}

function reading(variable: string, frame: Frame, index: number) {
  return column(`${variable}[${pythonText(frame.node.columns[index].name)}]`)
}
