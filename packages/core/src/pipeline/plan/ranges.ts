import type { Typed } from '../../expressions/typed.ts'
import { scaleOf } from '../../expressions/values.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { Op, Plan, PlanNode } from './ops.ts'

/** What the values of an exact number lie within, in units of its type's last place; NULL lies within any. */
export interface Range {
  readonly least: bigint
  readonly most: bigint
}

/** What was measured of the columns of sources, by source and column; absent: whatever the type holds. */
export type SourceRanges = ReadonlyMap<string, ReadonlyMap<string, Range>>

/** The ranges of a node's columns, in their order; null for what is no exact number. */
export type NodeRanges = readonly (Range | null)[]

/** The ranges of the columns of every node, by its id: what its expressions can give of what its input holds. */
export function rangesOfPlan(plan: Plan, sources: SourceRanges): ReadonlyMap<string, NodeRanges> {
  const ranges = new Map<string, NodeRanges>()
  for (const node of plan.nodes) ranges.set(node.id, rangesOfNode(node, ranges, sources))
  return ranges
}

function rangesOfNode(
  { op, columns }: PlanNode,
  known: ReadonlyMap<string, NodeRanges>,
  sources: SourceRanges,
): NodeRanges {
  const of = (id: string) => known.get(id) ?? []
  const declared = () => columns.map(({ type }) => rangeOfType(type))
  switch (op.op) {
    case 'scan': {
      const measured = sources.get(op.source)
      return columns.map(({ name, type }) => {
        const range = rangeOfType(type)
        return range && within(measured?.get(name) ?? range, range)
      })
    }
    case 'project':
      return op.values.map(({ expression }) => rangeOf(expression, (column) => of(op.input)[column]))
    case 'aggregate':
      return [...op.by, ...op.values].map(({ expression }) => rangeOf(expression, (column) => of(op.input)[column]))
    case 'join': {
      const sides = [...of(op.left), ...of(op.right)]
      return op.output.map(({ index }) => sides[index] ?? null)
    }
    case 'union':
      return columns.map((_, i) => hull(op.inputs.map((input) => of(input)[i])))
    case 'window':
    case 'unnest':
      return declared().map((range, i) => (isPassed(op, i, of) ? of(op.input)[i] : range))
    default:
      return of(op.input)
  }
}

/** Whether a column of a window or of an unnest is its input's. */
function isPassed(op: Extract<Op, { op: 'window' | 'unnest' }>, i: number, of: (id: string) => NodeRanges): boolean {
  return op.op === 'unnest' ? i !== op.column : i < of(op.input).length
}

/**
 * What an expression can give; null for what is no exact number. Wider than need be where that takes less thought.
 * @param column the range of a column of the input, by index
 */
export function rangeOf(tree: Typed, column: (index: number) => Range | null): Range | null {
  const whole = rangeOfType(tree.type)
  if (whole === null) return null
  const found = computed(tree, column)
  return found ? within(found, whole) : whole
}

function computed(tree: Typed, column: (index: number) => Range | null): Range | null {
  const of = (operand: Typed) => rangeOf(operand, column)
  switch (tree.kind) {
    case 'constant':
      return typeof tree.value === 'bigint' ? { least: tree.value, most: tree.value } : NOTHING
    case 'column':
      return column(tree.index)
    case 'cast':
      return rescaled(of(tree.operand), scaleOf(tree.type) - scaleOf(tree.operand.type))
    case 'negate': {
      const range = of(tree.operand)
      return range && { least: -range.most, most: -range.least }
    }
    case 'case':
      return hull([...tree.branches.map(({ result }) => result), tree.otherwise].map(of))
    case 'arithmetic':
      return arithmetic(tree, of)
    case 'aggregate':
    case 'windowed':
      return tree.name === 'min' || tree.name === 'max' ? of(tree.arguments[0]) : null
    default:
      return null
  }
}
/** The range of NULL alone, which any other holds. */
const NOTHING: Range = { least: 0n, most: 0n }

function arithmetic(
  { operator, left, right, type }: Extract<Typed, { kind: 'arithmetic' }>,
  of: (operand: Typed) => Range | null,
): Range | null {
  const [a, b] = [of(left), of(right)]
  if (a === null || b === null) return null
  const places = (operand: Typed) => scaleOf(type) - scaleOf(operand.type)
  if (operator === '*') {
    const products = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most]
    const range = { least: leastOf(products), most: mostOf(products) }
    return rescaled(range, scaleOf(type) - scaleOf(left.type) - scaleOf(right.type))
  }
  if (operator !== '+' && operator !== '-') return null
  const [one, other] = [rescaled(a, places(left)), rescaled(b, places(right))]
  if (one === null || other === null) return null
  return operator === '+'
    ? { least: one.least + other.least, most: one.most + other.most }
    : { least: one.least - other.most, most: one.most - other.least }
}

/** The same values in units that are smaller by that many places; larger units round away from zero. */
function rescaled(range: Range | null, places: number): Range | null {
  if (range === null || places === 0) return range
  const factor = 10n ** BigInt(Math.abs(places))
  if (places > 0) return { least: range.least * factor, most: range.most * factor }
  return { least: range.least / factor - 1n, most: range.most / factor + 1n }
}

const WHOLE: Readonly<Record<string, Range | undefined>> = {
  int8: { least: -(2n ** 7n), most: 2n ** 7n - 1n },
  int16: { least: -(2n ** 15n), most: 2n ** 15n - 1n },
  int32: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  int64: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
  uint64: { least: 0n, most: 2n ** 64n - 1n },
}

/** All that a type holds; null for what is no exact number. */
export function rangeOfType(type: LogicalType): Range | null {
  if (type.kind !== 'decimal') return WHOLE[type.kind] ?? null
  const most = 10n ** BigInt(type.precision) - 1n
  return { least: -most, most }
}

function within(range: Range, whole: Range): Range {
  return { least: mostOf([range.least, whole.least]), most: leastOf([range.most, whole.most]) }
}

function hull(ranges: readonly (Range | null)[]): Range | null {
  const known = ranges.filter((range) => range !== null)
  if (known.length < ranges.length || known.length === 0) return null
  return { least: leastOf(known.map(({ least }) => least)), most: mostOf(known.map(({ most }) => most)) }
}

function leastOf(values: readonly bigint[]): bigint {
  return values.reduce((least, value) => (value < least ? value : least))
}

function mostOf(values: readonly bigint[]): bigint {
  return values.reduce((most, value) => (value > most ? value : most))
}
