import type { LogicalType } from '../../types/logical.ts'
import type { Cast } from './dialect.ts'
import type { Fragment } from './fragment.ts'
import { fill } from './fragment.ts'
import { refuse } from './refusals.ts'
import type { Written } from './rule.ts'

const WHOLE = ['int8', 'int16', 'int32', 'int64']

/**
 * The casts that all databases do alike: to a wider number, a date to its midnight, whole numbers, decimals and dates to
 * text. Others are refused where there is no server to prove them on.
 */
export function plainCast(
  operand: Fragment,
  { operand: source, type: to }: Cast,
  name: (type: LogicalType) => string,
): Written {
  const from = source.type
  if (from.kind === to.kind && from.kind !== 'decimal') return operand
  return isAlike(from, to) ? fill(`CAST($1 AS ${name(to)})`, [operand]) : refuse('no-cast')
}

function isAlike(from: LogicalType, to: LogicalType): boolean {
  const whole = WHOLE.indexOf(from.kind)
  switch (to.kind) {
    case 'float64':
      return whole >= 0 || from.kind === 'decimal'
    case 'decimal':
      return whole >= 0 || (from.kind === 'decimal' && from.scale <= to.scale)
    case 'timestamp':
      return from.kind === 'date'
    case 'string':
      return whole >= 0 || from.kind === 'date' || from.kind === 'enum'
    default:
      return whole >= 0 && WHOLE.includes(to.kind)
  }
}
