import { PlatformError } from '../../errors/error.ts'
import type { Typed } from '../../expressions/typed.ts'
import { columnsIn } from '../plan/columns-used.ts'
import type { JoinKind, JoinOp } from '../plan/ops.ts'
import type { Needs } from './needs.ts'
import type { Period } from './periods.ts'
import { shortest } from './periods.ts'
import type { ColumnShape, NodeShape } from './shape.ts'
import { COMPUTED_OF_MANY } from './shape.ts'

/** Kinds of joins that give nothing for a row of the other side by itself, by the side that is read in parts. */
const BY_PARTS: Readonly<Record<'left' | 'right', ReadonlySet<JoinKind>>> = {
  left: new Set(['inner', 'cross', 'left', 'semi', 'anti']),
  right: new Set(['inner', 'cross', 'right']),
}

/** Kinds of joins in which no row goes again once others come. */
const GROWING: ReadonlySet<JoinKind> = new Set(['inner', 'left', 'right', 'semi'])

/**
 * A join with what is there at every run goes row by row. Two sides that are both read in parts have to meet within a
 * period: then both of it are there.
 */
export function joinShape(needs: Needs, step: string, op: JoinOp, left: NodeShape, right: NodeShape): NodeShape | null {
  const columns = [...left.columns, ...right.columns]
  const unstable = [...columnsIn([op.on])].find((column) => !columns[column].stable)
  const sources = new Set([...left.sources, ...right.sources])
  const names = { step, kind: op.kind, ...needs.named(sources) }
  if (unstable !== undefined) return needs.fault(step, new PlatformError('incremental.joins-by-changing', names))
  const joined = { sources, isMixed: left.isMixed || right.isMixed, beyondRows: step, numbered: null }
  const output = (all: readonly ColumnShape[]) => op.output.map(({ index }) => all[index])
  const place = (column: number) => op.output.findIndex(({ index }) => index === column)
  if (left.sources.size === 0 || right.sources.size === 0) {
    const [side, own, offset] =
      right.sources.size === 0 ? (['left', left, 0] as const) : (['right', right, left.columns.length] as const)
    if (!BY_PARTS[side].has(op.kind)) return needs.fault(step, new PlatformError('incremental.join-keeps', names))
    needs.lookups.push({ step, other: side === 'left' ? op.right : op.left })
    const identity = own.identity && own.identity.map((column) => (column === -1 ? -1 : place(column + offset)))
    return { ...joined, columns: output(columns), identity }
  }
  const period = op.on && commonPeriod(op.on, left, right)
  if (period === null || !GROWING.has(op.kind)) return needs.fault(step, new PlatformError('incremental.joins', names))
  if (joined.isMixed) return needs.fault(step, new PlatformError('incremental.mixed', { step }))
  if (!needs.wholePeriods(step, sources, period)) return null
  // What a row has found nothing for may come later.
  const filled = columns.map((column, i) => {
    const isMade = i < left.columns.length ? op.kind === 'right' : op.kind === 'left'
    return isMade ? COMPUTED_OF_MANY : column
  })
  const width = left.columns.length
  const pairs = op.on === null ? [] : equalColumns(op.on, width)
  // What is equal on both sides stands for both.
  const spared = new Set(pairs.map(([one, other]) => (op.kind === 'right' ? one : other)))
  const ofRight = (right.identity ?? []).map((column) => (column === -1 ? -1 : column + width))
  const both = [...(left.identity ?? []), ...ofRight].filter((column) => !spared.has(column))
  const identity = both.length === 0 ? null : both.map((column) => (column === -1 ? -1 : place(column)))
  return { ...joined, columns: output(filled), identity }
}

/** The shortest period that rows which meet have in common; null where they may be of any. */
function commonPeriod(on: Typed, left: NodeShape, right: NodeShape): Period | null {
  const width = left.columns.length
  return shortest(
    equalColumns(on, width).flatMap(([one, other]) => {
      const [a, b] = [left.columns[one].period, right.columns[other - width].period]
      return a !== null && a === b ? [a] : []
    }),
  )
}

/** Columns of the left and the right side that a condition holds equal. */
function equalColumns(on: Typed, width: number): readonly (readonly [left: number, right: number])[] {
  if (on.kind === 'and') return [...equalColumns(on.left, width), ...equalColumns(on.right, width)]
  if (on.kind !== 'compare' || on.operator !== '=' || on.left.kind !== 'column' || on.right.kind !== 'column') return []
  const [one, other] =
    on.left.index < on.right.index ? [on.left.index, on.right.index] : [on.right.index, on.left.index]
  return one < width && other >= width ? [[one, other]] : []
}
