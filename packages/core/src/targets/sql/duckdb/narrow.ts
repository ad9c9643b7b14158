import type { Typed } from '../../../expressions/typed.ts'
import { formatValue, scaleOf } from '../../../expressions/values.ts'
import type { Fragment } from '../fragment.ts'
import { BINDING, fill, operand } from '../fragment.ts'
import type { Writing } from '../rule.ts'
import { signed } from './types.ts'

/** Decimals of up to this many digits are 64-bit integers to DuckDB; wider ones compute in 128 bits, at several times the cost. */
export const NARROW_DIGITS = 18
const LEAST = -(10n ** 18n) + 1n
const MOST = 10n ** 18n - 1n

/** A number whose SQL is of a narrower type than the tree's: `DECIMAL(digits, scale)`, its value the same. */
export interface Narrow {
  readonly fragment: Fragment
  readonly digits: number
  readonly scale: number
}

/** Digits that DuckDB gives an integer that it makes a decimal of. */
const INTEGER_DIGITS: Readonly<Record<string, number | undefined>> = { int8: 3, int16: 5, int32: 10 }

/**
 * An exact number as a decimal of at most 18 digits, where all it can come to fits in one: then its arithmetic is that of
 * 64-bit integers. DuckDB checks each such result, so that a range that was measured wrong is an error of the run.
 * @returns null where that is not known
 */
export function narrowed(tree: Typed, writing: Writing): Narrow | null {
  return once(tree, writing, 'any', () => {
    if (!isShort(tree, writing)) return null
    if (tree.kind === 'constant') return constant(tree)
    if (tree.kind === 'cast') return widened(tree, writing) ?? whole(tree, writing)
    if (tree.kind === 'arithmetic') return narrowArithmetic(tree, writing) ?? whole(tree, writing)
    return whole(tree, writing)
  })
}

/** The same for decimal arithmetic that is that of 64-bit integers itself, not only what it comes to. */
export function narrowArithmetic(tree: Arithmetic, writing: Writing): Narrow | null {
  return once(tree, writing, 'arithmetic', () =>
    tree.type.kind === 'decimal' && isShort(tree, writing) ? arithmetic(tree, writing) : null,
  )
}

type Arithmetic = Extract<Typed, { kind: 'arithmetic' }>
type Cast = Extract<Typed, { kind: 'cast' }>

/** What was found, by expression: operands are asked for by the operators above them, again and again. */
const found = new WeakMap<Writing, WeakMap<Typed, Map<string, Narrow | null>>>()

function once(tree: Typed, writing: Writing, what: string, find: () => Narrow | null): Narrow | null {
  const trees = found.get(writing) ?? new WeakMap<Typed, Map<string, Narrow | null>>()
  found.set(writing, trees)
  const known = trees.get(tree) ?? new Map<string, Narrow | null>()
  trees.set(tree, known)
  const before = known.get(what)
  if (before !== undefined) return before
  const now = find()
  known.set(what, now)
  return now
}

/** Whether all that it can come to has at most 18 digits, with as many places as are asked for: as operands of a sum have. */
function isShort(tree: Typed, writing: Writing, places = scaleOf(tree.type)): boolean {
  const range = writing.range(tree)
  const factor = 10n ** BigInt(Math.max(0, places - scaleOf(tree.type)))
  return range !== null && range.least * factor >= LEAST && range.most * factor <= MOST
}

/** A cast that changes no value needs not be written: the operator above finds the type that holds both of its operands. */
function widened({ operand: inner, type, lenient }: Cast, writing: Writing): Narrow | null {
  return !lenient && scaleOf(type) >= scaleOf(inner.type) ? narrowed(inner, writing) : null
}

function constant(tree: Extract<Typed, { kind: 'constant' }>): Narrow | null {
  if (typeof tree.value !== 'bigint') return null
  const scale = scaleOf(tree.type)
  const text = formatValue(tree.value, tree.type)
  const digits = text.replaceAll(/[-.]/g, '').length
  // Longer integers would be read as BIGINT.
  if (scale === 0 && digits > 9)
    return { fragment: fill(`CAST(${text} AS DECIMAL(18, 0))`, []), digits: NARROW_DIGITS, scale }
  const [before, behind = ''] = text.split('.')
  return {
    fragment: signed(scale === 0 ? text : `${before}.${behind.padEnd(scale, '0')}`),
    digits: scale === 0 ? 10 : Math.max(digits, before.length + scale),
    scale,
  }
}

function arithmetic(tree: Arithmetic, writing: Writing): Narrow | null {
  const { operator } = tree
  if (operator !== '*' && operator !== '+' && operator !== '-') return null
  const [left, right] = [narrowed(tree.left, writing), narrowed(tree.right, writing)]
  if (left === null || right === null) return null
  const scale = operator === '*' ? left.scale + right.scale : Math.max(left.scale, right.scale)
  // A product is cut to 18 places, and rounded there; a result in smaller units than the tree's may be longer than it.
  if (scale > scaleOf(tree.type)) return null
  if (operator !== '*' && [tree.left, tree.right].some((side) => !isShort(side, writing, scaleOf(tree.type))))
    return null
  const binding = operator === '*' ? BINDING.product : BINDING.sum
  const text = `${operand(left.fragment, binding)} ${operator} ${operand(right.fragment)}`
  const digits =
    operator === '*'
      ? left.digits + right.digits
      : Math.max(left.digits - left.scale, right.digits - right.scale) + scale + 1
  return { fragment: { text, binds: binding }, digits: Math.min(NARROW_DIGITS, digits), scale }
}

/** The expression in the type that it has, where that is short enough, else made so. */
function whole(tree: Typed, writing: Writing): Narrow {
  const { type } = tree
  const scale = scaleOf(type)
  const own = type.kind === 'decimal' ? type.precision : INTEGER_DIGITS[type.kind]
  if (own !== undefined && own <= NARROW_DIGITS) return { fragment: writing.exactly(tree), digits: own, scale }
  return { fragment: fill(`CAST($1 AS DECIMAL(18, ${scale}))`, [writing.exactly(tree)]), digits: NARROW_DIGITS, scale }
}
