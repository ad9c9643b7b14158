import { PlatformError } from '../../errors/error.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { WindowOp } from '../plan/ops.ts'
import type { Needs } from './needs.ts'
import { shortest } from './periods.ts'
import type { NodeShape, Numbered } from './shape.ts'
import { COMPUTED_OF_MANY, shapeOfValue } from './shape.ts'

/**
 * Windows are whole where what they are partitioned by has a period. Else the one thing that is right of them is the last
 * row of each part by the cursor: it is among what is read, whatever came before it.
 */
export function windowShape(needs: Needs, step: string, op: WindowOp, input: NodeShape): NodeShape | null {
  const shape = { ...input, columns: [...input.columns, ...op.values.map(() => COMPUTED_OF_MANY)], beyondRows: step }
  if (input.isMixed) return needs.fault(step, new PlatformError('incremental.mixed', { step }))
  const period = shortest(op.partition.flatMap((key) => shapeOfValue(key, input.columns).period ?? []))
  if (period !== null) return needs.wholePeriods(step, input.sources, period) ? shape : null
  const [value] = op.values
  const isNumber =
    op.values.length === 1 && value.expression.kind === 'windowed' && value.expression.name === 'row_number'
  const [term] = op.order
  const at = term?.expression.kind === 'column' ? term.expression.index : -1
  const isLastFirst = term?.direction === 'desc' && input.columns[at]?.isCursor
  const names = { step, ...needs.named(input.sources) }
  if (!isNumber || !isLastFirst || input.columns.some(({ stable }) => !stable))
    return needs.fault(step, new PlatformError('incremental.windows', names))
  const neverNull = [...input.sources].every((name) => needs.sources.get(name)?.neverNull)
  // Rows without a cursor are read by every run: where they come last, one would take the place of a row that is not read.
  if (term.nulls === 'last' && !neverNull) return needs.fault(step, new PlatformError('incremental.nulls-last', names))
  if (!needs.wholePeriods(step, input.sources, 'exact')) return null
  const parts = op.partition.map((key) => (key.kind === 'column' ? key.index : -1))
  return { ...shape, numbered: { step, column: input.columns.length, parts } }
}

/** Whether a condition keeps the rows of number 1. */
export function keepsFirst(where: Typed, { column }: Numbered): boolean {
  if (where.kind !== 'compare' || where.operator !== '=') return false
  const { left, right } = where
  return left.kind === 'column' && left.index === column && right.kind === 'constant' && right.value === 1n
}

/** One row for each part; whatever else it holds is another's once a later one comes. */
export function lastOfParts(input: NodeShape, { parts }: Numbered): NodeShape {
  const columns = input.columns.map((column, i) => (parts.includes(i) ? column : { ...column, stable: false }))
  return { ...input, columns, identity: parts, numbered: null }
}
