import type { Typed } from '../../../expressions/typed.ts'
import type { OperatorNode } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { atom, BINDING, fill, operand } from '../fragment.ts'
import type { Writing } from '../rule.ts'

/** `x IN (…)`: a set of ClickHouse tells -0.0 from 0.0, finds no NaN and takes no notice of NULL. */
export function membership(node: OperatorNode<'in'>, writing: Writing): Fragment {
  const items = node.items.filter((item) => !isConstant(item) || item.value !== null)
  const missing = items.length < node.items.length
  if (items.length === 0 || !items.every(isPlain)) return oneByOne(node, writing)
  const zero = items.some(isZero)
  const value = writing.expression(node.operand)
  const sought = zero ? fill('if($1 = 0, 0, $1)', [value]) : value
  const list = items.map((item) => (isZero(item) ? atom('0') : writing.expression(item)).text).join(', ')
  const found = { text: `${operand(sought)} IN (${list})`, binds: BINDING.comparison }
  if (!missing) return node.negated ? { ...found, text: `${operand(sought)} NOT IN (${list})` } : found
  return fill(node.negated ? 'NOT ($1 OR NULL)' : '$1 OR NULL', [found])
}

function isConstant(item: Typed): item is Extract<Typed, { kind: 'constant' | 'parameter' }> {
  return item.kind === 'constant' || item.kind === 'parameter'
}

function isPlain(item: Typed): boolean {
  return isConstant(item) && !(typeof item.value === 'number' && Number.isNaN(item.value))
}

function isZero(item: Typed): boolean {
  return isConstant(item) && item.type.kind === 'float64' && item.value === 0
}

function oneByOne(node: OperatorNode<'in'>, writing: Writing): Fragment {
  const tests = node.items.map((right) => {
    const test = { kind: 'compare', type: node.type, operator: '=', left: node.operand, right } as const
    return operand(writing.expression(test), BINDING.comparison)
  })
  const any = { text: tests.join(' OR '), binds: BINDING.or }
  return node.negated ? fill('NOT ($1)', [any]) : any
}
