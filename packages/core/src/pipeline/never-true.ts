import { allocateBatch } from '../contracts/batch.ts'
import { compileExpression, ValueError } from '../expressions/evaluate.ts'
import { engineOnly } from '../expressions/fold.ts'
import { nodesOf } from '../expressions/transform.ts'
import type { Typed } from '../expressions/typed.ts'
import { parseValue, scaleOf } from '../expressions/values.ts'
import type { LogicalType } from '../types/logical.ts'
import { columnsIn } from './plan/columns-used.ts'
import { isRepeatable, substituted } from './plan/passes/push-filters.ts'
import type { Range } from './plan/ranges.ts'
import { rangeOf } from './plan/ranges.ts'
import type { ProvenColumn } from './proven-columns.ts'

/** A fact that keeps a condition from being true, and what of it does: its bounds, its values, or its NULLs. */
export interface Obstacle {
  readonly column: ProvenColumn
  readonly by: 'bounds' | 'values' | 'nulls'
}

interface Known {
  readonly column: (index: number) => ProvenColumn | null
  readonly timezone: string
}

/**
 * The facts that keep a condition from being true for any row; null where it may be. Only what is proven is taken, so
 * that a condition of which this says nothing may well be never true.
 */
export function whyNeverTrue(where: Typed, known: Known): readonly Obstacle[] | null {
  switch (where.kind) {
    case 'and':
      return whyNeverTrue(where.left, known) ?? whyNeverTrue(where.right, known)
    case 'or': {
      const [left, right] = [whyNeverTrue(where.left, known), whyNeverTrue(where.right, known)]
      return left && right && [...left, ...right]
    }
    default:
      return byBounds(where, known) ?? byValues(where, known) ?? byNulls(where, known)
  }
}

const NO_ROW = allocateBatch(0, 0, 1, 0)

/** A condition of one column, all of whose values are known, is looked at with each of them. */
function byValues(where: Typed, { column, timezone }: Known): readonly Obstacle[] | null {
  const [index, another] = columnsIn([where])
  const proven = index === undefined || another !== undefined ? null : column(index)
  const texts = proven?.nulls === 'all' ? [] : proven?.values
  if (!proven || !texts || !isOfRow(where, timezone)) return null
  const { type } = nodesOf(where, (node) => node.kind === 'column')[0]
  if (SEVERAL_FORMS.has(type.kind)) return null
  const values = texts.map((text) => parseValue(text, type))
  if (proven.nulls !== 'none') values.push(null)
  const never = values.every((value) => value !== undefined && !holds(where, index, { kind: 'constant', type, value }))
  return never ? [{ column: proven, by: proven.nulls === 'all' ? 'nulls' : 'values' }] : null
}

/** Types of which one value may be written in several ways. */
const SEVERAL_FORMS: ReadonlySet<string> = new Set(['float64', 'json', 'list', 'struct', 'interval'])

/** Whether an expression is computed here of one row's values alone: no parameter, which each run may give another value. */
function isOfRow(tree: Typed, timezone: string): boolean {
  const given = nodesOf(tree, (node) => node.kind === 'parameter').length > 0
  return !given && isRepeatable(tree) && engineOnly(tree, timezone) === null
}

function holds(where: Typed, index: number, value: Typed): boolean {
  const columns: Typed[] = []
  columns[index] = value
  try {
    return compileExpression(substituted(where, columns))(NO_ROW, 0) === true
  } catch (error) {
    if (error instanceof ValueError) return false
    throw error
  }
}

/** Comparisons of what lies on different sides of each other. */
function byBounds(where: Typed, known: Known): readonly Obstacle[] | null {
  const pairs =
    where.kind === 'compare'
      ? [{ operator: where.operator, left: where.left, right: where.right }]
      : where.kind === 'in' && !where.negated
        ? where.items.map((item) => ({ operator: '=' as const, left: where.operand, right: item }))
        : []
  if (pairs.length === 0 || !pairs.every(({ operator, left, right }) => apart(operator, left, right, known)))
    return null
  const columns = [...columnsIn([where])].map(known.column)
  const bounded = columns.filter((column) => column !== null).filter(({ bounds }) => bounds !== undefined)
  return bounded.length === 0 ? null : bounded.map((column) => ({ column, by: 'bounds' }))
}

type Operator = Extract<Typed, { kind: 'compare' }>['operator']

function apart(operator: Operator, left: Typed, right: Typed, known: Known): boolean {
  const [a, b] = [spanOf(left, known), spanOf(right, known)]
  if (a === null || b === null || a.line !== b.line) return false
  const [one, other] = a.scale < b.scale ? [finer(a, b.scale), b] : [a, finer(b, a.scale)]
  switch (operator) {
    case '=':
      return one.most < other.least || other.most < one.least
    case '<':
      return one.least >= other.most
    case '<=':
      return one.least > other.most
    case '>':
      return one.most <= other.least
    case '>=':
      return one.most < other.least
    case '<>':
      return one.least === one.most && other.least === other.most && one.least === other.least
  }
}

/** Where the values of an expression lie on the line of their kind: numbers in units of a scale, moments in microseconds. */
interface Span extends Range {
  readonly line: 'number' | 'moment' | 'moment of a zone' | 'time'
  readonly scale: number
}

function finer(span: Span, scale: number): Span {
  const factor = 10n ** BigInt(scale - span.scale)
  return { ...span, scale, least: span.least * factor, most: span.most * factor }
}

function spanOf(tree: Typed, known: Known): Span | null {
  const numbers = rangeOf(tree, (index) => {
    const bounds = known.column(index)?.bounds
    const [column] = nodesOf(tree, (node) => node.kind === 'column' && node.index === index)
    return bounds ? boundsAs(bounds, column.type) : null
  })
  if (numbers) return { ...numbers, line: 'number', scale: scaleOf(tree.type) }
  return momentSpan(tree, known)
}

function momentSpan(tree: Typed, known: Known): Span | null {
  const line = LINES[tree.type.kind]
  if (line === undefined) return null
  const unit = tree.type.kind === 'date' ? DAY : 1n
  if (tree.kind === 'constant' && typeof tree.value === 'bigint')
    return { line, scale: 0, least: tree.value * unit, most: tree.value * unit }
  // Midnight of a day, where no zone tells which.
  if (tree.kind === 'cast' && tree.operand.type.kind === 'date' && tree.type.kind === 'timestamp')
    return momentSpan(tree.operand, known)
  const bounds = tree.kind === 'column' ? known.column(tree.index)?.bounds : undefined
  const range = bounds && boundsAs(bounds, tree.type)
  return range ? { line, scale: 0, least: range.least * unit, most: range.most * unit } : null
}
const DAY = 86_400_000_000n
const LINES: Readonly<Record<string, Span['line'] | undefined>> = {
  date: 'moment',
  timestamp: 'moment',
  timestamptz: 'moment of a zone',
  time: 'time',
}

function boundsAs({ least, most }: { readonly least: string; readonly most: string }, type: LogicalType): Range | null {
  const [low, high] = [parseValue(least, type), parseValue(most, type)]
  return typeof low === 'bigint' && typeof high === 'bigint' ? { least: low, most: high } : null
}

function byNulls(where: Typed, { column }: Known): readonly Obstacle[] | null {
  if (where.kind !== 'is' || where.test !== 'null' || where.operand.kind !== 'column') return null
  const proven = column(where.operand.index)
  const impossible = where.negated ? 'all' : 'none'
  return proven?.nulls === impossible ? [{ column: proven, by: 'nulls' }] : null
}
