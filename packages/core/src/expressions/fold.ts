import { conversionBetween, meetsZone } from './convert.ts'
import { SCALARS } from './functions/list.ts'
import { mapOperands, nodesOf } from './transform.ts'
import type { Typed } from './typed.ts'

/** The tree with the values of its parameters in their places, and with casts of constants done. */
export function withParameters(tree: Typed, timezone: string): Typed {
  if (tree.kind === 'parameter') return { kind: 'constant', type: tree.type, value: tree.value }
  const mapped = mapOperands(tree, (operand) => withParameters(operand, timezone))
  if (mapped.kind !== 'cast' || mapped.operand.kind !== 'constant') return mapped
  const { operand, type } = mapped
  if (operand.value === null) return { kind: 'constant', type, value: null }
  if (timezone !== 'UTC' && meetsZone(operand.type, type)) return mapped
  const value = conversionBetween(operand.type, type)?.(operand.value)
  return value === undefined ? mapped : { kind: 'constant', type, value }
}

/**
 * What of an expression only the engine computes: functions without a way of their own for one row, and casts that
 * depend on another zone than UTC. Null when a load can compute all of it.
 */
export function engineOnly(tree: Typed, timezone: string): string | null {
  const [found] = nodesOf(tree, (node) => {
    if (node.kind === 'call') return SCALARS[node.name].evaluate === undefined
    if (node.kind === 'cast') return timezone !== 'UTC' && meetsZone(node.operand.type, node.type)
    return node.kind === 'aggregate' || node.kind === 'windowed'
  })
  if (found === undefined) return null
  return found.kind === 'cast' ? 'cast' : 'name' in found ? found.name : found.kind
}
