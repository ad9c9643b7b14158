import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase, say } from '../messages/phrase.ts'
import type { LogicalType } from '../types/logical.ts'
import { formatType } from '../types/logical.ts'
import { compareTextColumn } from './columns.ts'
import { conversionBetween } from './convert.ts'
import { SCALARS } from './functions/list.ts'
import { likeMatcher } from './like.ts'
import { divideRounded, formatExact, rescale, withinRange } from './numbers.ts'
import type { Arithmetic } from './syntax.ts'
import type { Typed } from './typed.ts'
import type { Value } from './values.ts'
import { compareValues, parseValue, scaleOf } from './values.ts'

/** Computes an expression for one row of a canonical batch whose columns are those of the scope. */
export type Evaluate = (batch: Batch, row: number) => Value

/** A row's own fault: a value that a cast in the expression cannot take. The row is rejected, the load goes on. */
export class ValueError extends Error {
  override readonly name = 'ValueError'
  readonly fault: Phrase

  constructor(value: string, type: LogicalType) {
    const fault = phrase('expression.not-of-type', { value, type: formatType(type) })
    super(say(fault, 'en'))
    this.fault = fault
  }
}

/** Compiles a typed tree to a closure; no object is made per row but the values themselves. */
export function compileExpression(tree: Typed): Evaluate {
  switch (tree.kind) {
    case 'constant':
    case 'parameter': {
      const { value } = tree
      return () => value
    }
    case 'column':
      return column(tree.index, tree.type)
    case 'not':
      return not(compileExpression(tree.operand))
    case 'and':
      return conjunction(compileExpression(tree.left), compileExpression(tree.right), false)
    case 'or':
      return conjunction(compileExpression(tree.left), compileExpression(tree.right), true)
    case 'compare':
      return compareTextColumn(tree) ?? comparison(tree)
    case 'distinct':
      return distinct(tree)
    case 'is':
      return isTest(tree)
    case 'in':
      return inList(tree)
    case 'like':
      return like(tree)
    case 'arithmetic':
      return arithmetic(tree)
    case 'negate':
      return strict(compileExpression(tree.operand), (value) => (typeof value === 'bigint' ? -value : -Number(value)))
    case 'concat':
      return concat(compileExpression(tree.left), compileExpression(tree.right))
    case 'cast':
      return cast(tree)
    case 'case':
      return caseOf(tree)
    case 'call':
      return call(tree, tree.arguments.map(compileExpression))
    case 'aggregate':
    case 'windowed':
      throw new TypeError(`${tree.name} looks at more than one row`)
  }
}

/** A condition as a filter uses it: keeps a row only when it is true, not when it is unknown. */
export function compileCondition(tree: Typed): (batch: Batch, row: number) => boolean {
  const evaluate = compileExpression(tree)
  return (batch, row) => evaluate(batch, row) === true
}

function column(index: number, type: LogicalType): Evaluate {
  const text = type.kind === 'string' || type.kind === 'enum'
  return (batch, row) => {
    const cell = row * batch.columns + index
    if (batch.mask[cell] & BYTE_CLASS.NULL) return null
    const ascii = (batch.mask[cell] & BYTE_CLASS.HIGH) === 0
    const written = batch.bytes.toString(ascii ? 'latin1' : 'utf8', batch.start[cell], batch.end[cell])
    if (text) return written
    const value = parseValue(written, type)
    if (value === undefined) throw new ValueError(written, type)
    return value
  }
}

function strict(operand: Evaluate, apply: (value: Exclude<Value, null>) => Value): Evaluate {
  return (batch, row) => {
    const value = operand(batch, row)
    return value === null ? null : apply(value)
  }
}

function not(operand: Evaluate): Evaluate {
  return strict(operand, (value) => !value)
}

/** AND (`decisive` false) and OR (`decisive` true): the decisive value wins over NULL. */
function conjunction(left: Evaluate, right: Evaluate, decisive: boolean): Evaluate {
  return (batch, row) => {
    const a = left(batch, row)
    if (a === decisive) return decisive
    const b = right(batch, row)
    if (b === decisive) return decisive
    return a === null || b === null ? null : !decisive
  }
}

type Order = (difference: number) => boolean
const ORDERS: Readonly<Record<'=' | '<>' | '<' | '<=' | '>' | '>=', Order>> = {
  '=': (d) => d === 0,
  '<>': (d) => d !== 0,
  '<': (d) => d < 0,
  '<=': (d) => d <= 0,
  '>': (d) => d > 0,
  '>=': (d) => d >= 0,
}

function comparison(tree: Extract<Typed, { kind: 'compare' }>): Evaluate {
  const [left, right] = [compileExpression(tree.left), compileExpression(tree.right)]
  const holds = ORDERS[tree.operator]
  return (batch, row) => {
    const a = left(batch, row)
    if (a === null) return null
    const b = right(batch, row)
    return b === null ? null : holds(compareValues(a, b))
  }
}

function distinct(tree: Extract<Typed, { kind: 'distinct' }>): Evaluate {
  const [left, right] = [compileExpression(tree.left), compileExpression(tree.right)]
  return (batch, row) => {
    const [a, b] = [left(batch, row), right(batch, row)]
    const same = a === null || b === null ? a === b : compareValues(a, b) === 0
    return same === tree.negated
  }
}

function isTest(tree: Extract<Typed, { kind: 'is' }>): Evaluate {
  const operand = compileExpression(tree.operand)
  const expected = tree.test === 'true' ? true : tree.test === 'false' ? false : null
  return (batch, row) => (operand(batch, row) === expected) !== tree.negated
}

function inList(tree: Extract<Typed, { kind: 'in' }>): Evaluate {
  const operand = compileExpression(tree.operand)
  const items = tree.items.map(compileExpression)
  const constant = tree.items.every((item) => item.kind === 'constant')
  // Every Value of one type is a primitive that a Set tells apart as SQL does, but for -0 and NaN, which it treats alike.
  const known = new Set(tree.items.map((item) => (item.kind === 'constant' ? item.value : null)))
  return (batch, row) => {
    const value = operand(batch, row)
    if (value === null) return items.length === 0 ? tree.negated : null
    const values = constant ? known : new Set(items.map((item) => item(batch, row)))
    if (values.has(value)) return !tree.negated
    return values.has(null) ? null : tree.negated
  }
}

function like(tree: Extract<Typed, { kind: 'like' }>): Evaluate {
  const operand = compileExpression(tree.operand)
  const pattern = compileExpression(tree.pattern)
  const fixed = tree.pattern.kind === 'constant' && tree.pattern.value !== null
  const matcher =
    fixed && tree.pattern.kind === 'constant' ? likeMatcher(String(tree.pattern.value), tree.ignoreCase) : null
  return (batch, row) => {
    const value = operand(batch, row)
    const wanted = matcher ? '' : pattern(batch, row)
    if (value === null || wanted === null) return null
    const matches = matcher ?? likeMatcher(String(wanted), tree.ignoreCase)
    return matches(String(value)) !== tree.negated
  }
}

function arithmetic(tree: Extract<Typed, { kind: 'arithmetic' }>): Evaluate {
  const [left, right] = [compileExpression(tree.left), compileExpression(tree.right)]
  const compute = tree.type.kind === 'float64' ? floatOperation(tree.operator) : exactOperation(tree)
  return (batch, row) => {
    const a = left(batch, row)
    if (a === null) return null
    const b = right(batch, row)
    return b === null ? null : compute(a, b)
  }
}

function floatOperation(operator: Arithmetic): (a: Value, b: Value) => Value {
  return (x, y) => {
    const [a, b] = [Number(x), Number(y)]
    if ((operator === '/' || operator === '%') && b === 0) return null
    return operator === '+'
      ? a + b
      : operator === '-'
        ? a - b
        : operator === '*'
          ? a * b
          : operator === '/'
            ? a / b
            : a % b
  }
}

/** Both sides are exact (bigint, each in units of its own scale) here. Division by zero gives NULL. */
function exactOperation(tree: Extract<Typed, { kind: 'arithmetic' }>): (a: Value, b: Value) => Value {
  const { type, operator } = tree
  const [leftScale, rightScale, scale] = [scaleOf(tree.left.type), scaleOf(tree.right.type), scaleOf(type)]
  const common = Math.max(leftScale, rightScale)
  const compute = (a: bigint, b: bigint): bigint | null => {
    if (operator === '*') return rescale(a * b, leftScale + rightScale, scale)
    const [x, y] = [rescale(a, leftScale, common), rescale(b, rightScale, common)]
    if (operator === '+') return x + y
    if (operator === '-') return x - y
    if (y === 0n) return null
    if (operator === '%') return x % y
    return scale > 0 ? divideRounded(x * 10n ** BigInt(scale), y) : x / y
  }
  return (a, b) => {
    // The binder made both sides exact numbers.
    const result = compute(a as bigint, b as bigint)
    if (result !== null && !withinRange(result, type)) throw new ValueError(formatExact(result, scale), type)
    return result
  }
}

function concat(left: Evaluate, right: Evaluate): Evaluate {
  return (batch, row) => {
    const a = left(batch, row)
    const b = right(batch, row)
    return a === null || b === null ? null : String(a) + String(b)
  }
}

function cast(tree: Extract<Typed, { kind: 'cast' }>): Evaluate {
  const { operand, type } = tree
  const convert = conversionBetween(operand.type, type)
  if (!convert) throw new TypeError(`no cast from ${formatType(operand.type)} to ${formatType(type)}`)
  return strict(compileExpression(operand), (value) => {
    const converted = convert(value)
    if (converted !== undefined) return converted
    if (tree.lenient) return null
    throw new ValueError(String(value), type)
  })
}

function caseOf(tree: Extract<Typed, { kind: 'case' }>): Evaluate {
  const branches = tree.branches.map(({ when, result }) => ({
    when: compileExpression(when),
    result: compileExpression(result),
  }))
  const otherwise = compileExpression(tree.otherwise)
  return (batch, row) => {
    const taken = branches.find(({ when }) => when(batch, row) === true)
    return (taken?.result ?? otherwise)(batch, row)
  }
}

function call(tree: Extract<Typed, { kind: 'call' }>, operands: readonly Evaluate[]): Evaluate {
  const { evaluate, nulls } = SCALARS[tree.name]
  if (!evaluate) throw new TypeError(`${tree.name} is computed by the engine`)
  const types = tree.arguments.map((each) => each.type)
  return (batch, row) => {
    const values = operands.map((operand) => operand(batch, row))
    if (!nulls && values.includes(null)) return null
    return evaluate(values, types)
  }
}
