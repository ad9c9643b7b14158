import { operandsOfTyped } from '../../expressions/transform.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { ColumnSize, Span } from './column-size.ts'
import { DAY, positionOf, UNKNOWN_COLUMN } from './column-size.ts'

/** Shares of rows that conditions keep where nothing is known, as planners of databases assume them. */
const ASSUMED = { equal: 0.005, range: 1 / 3, like: 0.05, isNull: 0.05, other: 0.5 } as const
export const SHARE_OF_OTHER = ASSUMED.other
export const SHARE_OF_RANGE = ASSUMED.range

type Columns = readonly ColumnSize[]

/** The share of rows for which a condition is true: by what is known of the columns, else as it is assumed. */
export function shareOf(tree: Typed, columns: Columns): number {
  switch (tree.kind) {
    case 'constant':
      return tree.value === true ? 1 : 0
    case 'and':
      return shareOfAll(conjuncts(tree), columns)
    case 'or': {
      const [left, right] = [shareOf(tree.left, columns), shareOf(tree.right, columns)]
      return left + right - left * right
    }
    case 'not':
      return 1 - shareOf(tree.operand, columns)
    case 'compare':
      return compared(tree, columns)
    case 'distinct': {
      const equal = equalShare(tree.left, tree.right, columns)
      return tree.negated ? equal : 1 - equal
    }
    case 'in': {
      const one = equalShare(tree.operand, tree.items[0] ?? tree.operand, columns)
      const share = Math.min(1, tree.items.length * one)
      return tree.negated ? 1 - share : share
    }
    case 'like':
      return tree.negated ? 1 - ASSUMED.like : ASSUMED.like
    case 'is': {
      if (tree.test !== 'null') return ASSUMED.other
      const share = columnOf(tree.operand, columns).nulls ?? ASSUMED.isNull
      return tree.negated ? 1 - share : share
    }
    default:
      return ASSUMED.other
  }
}

/**
 * Distinct values of an expression, where something tells: of what is computed of columns, at most as many as there are
 * combinations of their values; what reads no column (`random()`) is not known.
 */
export function distinctOf(tree: Typed, columns: Columns): number | null {
  if (tree.kind === 'constant' || tree.kind === 'parameter') return 1
  if (tree.kind === 'column') return columnOf(tree, columns).distinct
  const operands = operandsOfTyped(tree)
  const varying = operands.filter(({ kind }) => kind !== 'constant' && kind !== 'parameter')
  if (varying.length === 0) return null
  const combined = varying.reduce<number | null>((product, operand) => {
    const distinct = distinctOf(operand, columns)
    return product === null || distinct === null ? null : product * distinct
  }, 1)
  const periods = periodsOf(tree, columns)
  // A default for NULL is a value more.
  const more = tree.kind === 'call' && tree.name === 'coalesce' ? operands.length - varying.length : 0
  return periods === null ? combined && combined + more : Math.min(periods, combined ?? periods)
}

/** In the unit of spans. */
const PERIOD: Readonly<Record<string, number>> = {
  year: 365 * DAY,
  quarter: 91 * DAY,
  month: 30 * DAY,
  week: 7 * DAY,
  day: DAY,
  hour: DAY / 24,
}

/** Periods that a column's moments fall into, of `date_trunc`; null for anything else. */
function periodsOf(tree: Typed, columns: Columns): number | null {
  if (tree.kind !== 'call' || tree.name !== 'date_trunc') return null
  const [unit, moment] = tree.arguments
  const span = columnOf(uncast(moment), columns).span
  const period = unit.kind === 'constant' ? PERIOD[String(unit.value)] : undefined
  return span === null || period === undefined ? null : Math.floor((span.most - span.least) / period) + 1
}

/** What is known of what an expression gives, which is a column's where it is one. */
export function columnOf(tree: Typed, columns: Columns): ColumnSize {
  return (tree.kind === 'column' ? columns[tree.index] : undefined) ?? UNKNOWN_COLUMN
}

function conjuncts(tree: Typed): readonly Typed[] {
  return tree.kind === 'and' ? [...conjuncts(tree.left), ...conjuncts(tree.right)] : [tree]
}

/** Both ends of a range of one column are one condition; others are taken to be independent. */
function shareOfAll(conditions: readonly Typed[], columns: Columns): number {
  const spans = new Map<number, Span>()
  let share = 1
  for (const condition of conditions) {
    const side = boundedSide(condition, columns)
    if (side === null) share *= shareOf(condition, columns)
    else spans.set(side.column, common(spans.get(side.column) ?? side.span, side.span))
  }
  for (const [column, span] of spans) share *= shareWithin(span, columns[column])
  return share
}

function compared(tree: Extract<Typed, { kind: 'compare' }>, columns: Columns): number {
  if (tree.operator === '=') return equalShare(tree.left, tree.right, columns)
  if (tree.operator === '<>') return 1 - equalShare(tree.left, tree.right, columns)
  const side = boundedSide(tree, columns)
  return side === null ? ASSUMED.range : shareWithin(side.span, columns[side.column])
}

/** The part of its values that a comparison leaves to a column whose ends are known. */
function boundedSide(tree: Typed, columns: Columns): { readonly column: number; readonly span: Span } | null {
  if (tree.kind !== 'compare' || tree.operator === '=' || tree.operator === '<>') return null
  const [left, right] = [uncast(tree.left), uncast(tree.right)]
  const turned = left.kind !== 'column'
  const [column, constant] = turned ? [right, left] : [left, right]
  if (column.kind !== 'column' || constant.kind !== 'constant' || typeof constant.value !== 'bigint') return null
  const span = columns[column.index]?.span
  if (!span) return null
  const at = positionOf(constant.value, constant.type)
  const above = tree.operator.startsWith('>') !== turned
  return {
    column: column.index,
    span: common(span, above ? { least: at, most: Infinity } : { least: -Infinity, most: at }),
  }
}

function uncast(tree: Typed): Typed {
  return tree.kind === 'cast' ? uncast(tree.operand) : tree
}

function common(one: Span, other: Span): Span {
  return { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) }
}

/** Values are taken to lie evenly between the least and the greatest. */
function shareWithin({ least, most }: Span, { span, nulls }: ColumnSize): number {
  if (span === null) return ASSUMED.range
  const whole = span.most - span.least
  const share = most < least ? 0 : whole === 0 ? 1 : (most - least) / whole
  return share * (1 - (nulls ?? 0))
}

function equalShare(left: Typed, right: Typed, columns: Columns): number {
  const known = Math.max(distinctOf(left, columns) ?? 0, distinctOf(right, columns) ?? 0)
  return known > 1 ? 1 / known : ASSUMED.equal
}
