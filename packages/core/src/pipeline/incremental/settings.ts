import { PlatformError } from '../../errors/error.ts'
import type { Interval } from '../../expressions/intervals.ts'
import { parseInterval } from '../../expressions/intervals.ts'
import { parseExact } from '../../expressions/numbers.ts'
import type { LogicalType } from '../../types/logical.ts'
import { formatType } from '../../types/logical.ts'
import type { PipelineColumn } from '../columns.ts'
import { findColumn } from '../columns.ts'
import type { PipelineSource } from '../schema.ts'

/** How far behind the greatest known cursor rows may still come: a span of time, or a number of the cursor's own. */
export type Late =
  | { readonly kind: 'interval'; readonly interval: Interval }
  | { readonly kind: 'number'; readonly units: bigint }

/** A source of which a run reads what is new. */
export interface Incremental {
  readonly cursor: string
  readonly type: LogicalType
  readonly late: Late | null
  readonly nulls: NonNullable<PipelineSource['nulls']>
  /** No row of it is without a cursor. */
  readonly neverNull: boolean
}

const EXACT: ReadonlySet<string> = new Set(['int8', 'int16', 'int32', 'int64', 'uint64', 'decimal'])
const MOMENTS: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamptz'])

/** Whether values of a type tell what is new. */
export function mayBeCursor({ kind }: LogicalType): boolean {
  return EXACT.has(kind) || MOMENTS.has(kind)
}

/** Whether a cursor's late window is a span of time, and not a number of its own. */
export function isMoment({ kind }: LogicalType): boolean {
  return MOMENTS.has(kind)
}

/** What is wrong with a source whatever its columns are: the key at fault. Null where nothing is. */
export function settingsFault(name: string, source: PipelineSource): { key: string; error: PlatformError } | null {
  const { mode = 'snapshot', cursor } = source
  const key = (['cursor', 'late', 'nulls'] as const).find((each) => source[each] !== undefined)
  if (mode === 'snapshot')
    return key === undefined
      ? null
      : { key, error: new PlatformError('incremental.mode-snapshot', { source: name, key }) }
  return cursor === undefined
    ? { key: 'cursor', error: new PlatformError('incremental.cursor-missing', { source: name }) }
    : null
}

/**
 * Reads what a source says of its increments; null for one that is read whole.
 * @throws PlatformError `pipeline.column-unknown`, `incremental.cursor-type`, `incremental.late`
 */
export function incrementalOf(
  name: string,
  source: PipelineSource,
  columns: readonly PipelineColumn[],
): Incremental | null {
  const { mode, cursor, late, nulls = 'read' } = source
  if (mode !== 'incremental' || cursor === undefined) return null
  const { type, nullable } = findColumn(name, columns, cursor)
  if (!mayBeCursor(type))
    throw new PlatformError('incremental.cursor-type', { source: name, column: cursor, type: formatType(type) })
  return { cursor, type, late: readLate(name, late, type), nulls, neverNull: !nullable || nulls !== 'read' }
}

function readLate(source: string, late: PipelineSource['late'], type: LogicalType): Late | null {
  if (late === undefined) return null
  const read = EXACT.has(type.kind) ? readNumber(String(late), type) : readSpan(String(late))
  if (read === null) throw new PlatformError('incremental.late', { source, late: String(late), type: formatType(type) })
  return isNothing(read) ? null : read
}

function readNumber(text: string, type: LogicalType): Late | null {
  const units = parseExact(text, type.kind === 'decimal' ? type : { kind: 'int64' })
  return units === undefined || units < 0n ? null : { kind: 'number', units }
}

function readSpan(text: string): Late | null {
  const interval = parseInterval(text)
  const isBackward = interval && Object.values(interval).some((part: number) => part < 0)
  return interval === undefined || isBackward ? null : { kind: 'interval', interval }
}

function isNothing(late: Late): boolean {
  if (late.kind === 'number') return late.units === 0n
  return Object.values(late.interval).every((part: number) => part === 0)
}
