import type { RowCondition } from '../contracts/condition.ts'
import { familyOf } from '../types/family.ts'
import type { Typed } from './typed.ts'
import { formatValue } from './values.ts'

/**
 * The condition in the form that sources judge themselves; null when any part of it is more than comparisons of columns
 * with constants: then all of it is judged here.
 * @param sourceColumn the source table's column of each column of the scope
 */
export function rowCondition(typed: Typed, sourceColumn: readonly number[]): RowCondition | null {
  switch (typed.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [rowCondition(typed.left, sourceColumn), rowCondition(typed.right, sourceColumn)]
      return left && right && { kind: typed.kind, left, right }
    }
    case 'not': {
      const operand = rowCondition(typed.operand, sourceColumn)
      return operand && { kind: 'not', operand }
    }
    case 'column':
      return { kind: 'holds', column: sourceColumn[typed.index] }
    case 'is':
      if (typed.test !== 'null' || typed.operand.kind !== 'column') return null
      return { kind: 'null', column: sourceColumn[typed.operand.index], negated: typed.negated }
    case 'compare':
      return comparison(typed, sourceColumn)
    case 'in':
      return membership(typed, sourceColumn)
    default:
      return null
  }
}

type Comparison = Extract<Typed, { kind: 'compare' }>
const MIRRORED = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function comparison({ operator, left, right }: Comparison, sourceColumn: readonly number[]): RowCondition | null {
  const [onLeft, onRight] = [columnOf(left), columnOf(right)]
  if (onLeft && !onRight) return withConstant(operator, onLeft, right, sourceColumn)
  if (onRight && !onLeft) return withConstant(MIRRORED[operator], onRight, left, sourceColumn)
  return null
}

function withConstant(
  operator: Comparison['operator'],
  column: ColumnNode,
  constant: Typed,
  sourceColumn: readonly number[],
): RowCondition | null {
  const node = constant.kind === 'cast' && familyOf(constant.type) === 'number' ? constant.operand : constant
  if (node.kind !== 'constant' || node.value === null) return null
  // Doubles have values that systems order and round in their own ways.
  if (typeof node.value === 'number' || column.type.kind === 'float64') return null
  const { type, value } = node
  return { kind: 'compare', operator, column: sourceColumn[column.index], value: formatValue(value, type), type }
}

function membership(typed: Extract<Typed, { kind: 'in' }>, sourceColumn: readonly number[]): RowCondition | null {
  const column = columnOf(typed.operand)
  if (column === null) return null
  const each = typed.items.map((item) => withConstant('=', column, item, sourceColumn))
  if (each.length === 0 || each.some((one) => one === null)) return null
  const any = each.reduce((left, right) => left && right && { kind: 'or', left, right })
  return typed.negated ? any && { kind: 'not', operand: any } : any
}

type ColumnNode = Extract<Typed, { kind: 'column' }>

/** The column itself, or widened to compare: between exact numbers, and from kinds of text to text. */
function columnOf(typed: Typed): ColumnNode | null {
  if (typed.kind === 'column') return typed
  if (typed.kind !== 'cast' || typed.operand.kind !== 'column') return null
  const family = familyOf(typed.type)
  const widened = family === familyOf(typed.operand.type) && (family === 'number' || family === 'text')
  return widened && typed.type.kind !== 'float64' ? typed.operand : null
}
