import { parseExpression } from '../../expressions/parse.ts'
import { printName } from '../../expressions/print.ts'
import type { ColumnReference, Expression } from '../../expressions/syntax.ts'
import type { ScopeColumn } from '../../expressions/typed.ts'

/** Columns of both sides that must be equal. */
export interface JoinKey {
  readonly left: string
  readonly right: string
}

/** A side of a join as its condition sees it. */
export interface NamedSide {
  readonly as: string
  readonly columns: readonly ScopeColumn[]
}

/**
 * A condition as pairs of columns: equalities that all hold, each of a column of the left and one of the right.
 * @returns none for a condition that is always true; null for one that says more than pairs can
 */
export function readJoinKeys(on: string, left: NamedSide, right: NamedSide): readonly JoinKey[] | null {
  let tree: Expression
  try {
    tree = parseExpression(on)
  } catch {
    // What cannot be read is no list of pairs; the field of the condition says what is wrong with it.
    return null
  }
  return keysOf(tree, left, right)
}

function keysOf(tree: Expression, left: NamedSide, right: NamedSide): readonly JoinKey[] | null {
  if (tree.kind === 'literal' && tree.literal === 'boolean' && tree.text === 'true') return []
  if (tree.kind !== 'binary') return null
  if (tree.operator === 'and') {
    const [first, second] = [keysOf(tree.left, left, right), keysOf(tree.right, left, right)]
    return first && second && [...first, ...second]
  }
  if (tree.operator !== '=' || tree.left.kind !== 'column' || tree.right.kind !== 'column') return null
  const sides = { left: columnOf(tree.left, left, right), right: columnOf(tree.right, left, right) }
  if (sides.left?.of === 'left' && sides.right?.of === 'right')
    return [{ left: sides.left.name, right: sides.right.name }]
  if (sides.left?.of === 'right' && sides.right?.of === 'left')
    return [{ left: sides.right.name, right: sides.left.name }]
  return null
}

/** The side that a column is of, and its name there; null where that is not clear. */
function columnOf(
  { qualifier, name, quoted }: ColumnReference,
  left: NamedSide,
  right: NamedSide,
): { readonly of: 'left' | 'right'; readonly name: string } | null {
  const found = (['left', 'right'] as const).flatMap((of) => {
    const side = of === 'left' ? left : right
    if (qualifier !== null && qualifier !== side.as) return []
    const exact = side.columns.find((column) => column.name === name)
    const near = quoted ? undefined : side.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
    const column = exact ?? near
    return column ? [{ of, name: column.name }] : []
  })
  return found.length === 1 ? found[0] : null
}

/** Pairs as a condition; without any all rows meet. */
export function writeJoinKeys(keys: readonly JoinKey[], left: string, right: string): string {
  if (keys.length === 0) return 'true'
  return keys
    .map((key) => `${printName(left)}.${printName(key.left)} = ${printName(right)}.${printName(key.right)}`)
    .join(' and ')
}

/** Pairs that are likely meant: columns of the same name and type, those that name an identifier first. */
export function likelyJoinKeys(left: NamedSide, right: NamedSide): readonly JoinKey[] {
  const pairs = left.columns.flatMap((a) => {
    const b = right.columns.find((column) => column.type.kind === a.type.kind && sameEnding(column.name, a.name))
    return b ? [{ left: a.name, right: b.name, certain: a.name === b.name }] : []
  })
  const sorted = pairs.toSorted((a, b) => Number(b.certain) - Number(a.certain) || rank(b.left) - rank(a.left))
  return sorted.map(({ left: a, right: b }) => ({ left: a, right: b }))
}

/** `museum_inn` and `inn` end in the same word. */
function sameEnding(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  return x === y || x.endsWith(`_${y}`) || y.endsWith(`_${x}`)
}

function rank(name: string): number {
  return /(?:^|_)(?:id|inn|ogrn|uuid|code|number|key)$/i.test(name) ? 1 : 0
}
