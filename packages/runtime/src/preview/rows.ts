import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type ShownValues, shownValues } from './shown-value.ts'

/** Which rows of a dataset are wanted. */
export interface RowsRequest {
  /** Null: the root. */
  readonly table: string | null
  /** Rows to leave out before the first one that is given. */
  readonly skip: number
  readonly limit: number
  /** Absent: every row. */
  readonly match?: RowMatch
}

/** Rows of a finding, or those that hold values as a profile shows them. */
export type RowMatch = WrittenMatch | ShownMatch

/** A row fits when it begins at one of these places, or its field holds one of these texts as written (null: nothing). */
interface WrittenMatch {
  readonly field: string
  readonly values: readonly (string | null)[]
  readonly offsets: readonly number[]
}

/** A row fits when its field, read as its logical type, holds what is wanted. */
interface ShownMatch {
  readonly field: string
  readonly type: string
  readonly wanted: ShownValues
}

export interface RowsPage {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    /** 1-based; 0 where unknown. */
    readonly line: number
    readonly values: readonly (string | null)[]
  }[]
  /** False: the input goes on behind what was looked at. */
  readonly ended: boolean
}

/** Longest value shown, characters; what is cut ends in an ellipsis. */
const MOST_CHARACTERS = 2000

/**
 * Reads a page of rows as the source wrote them.
 * @param deadline aborted when no more time may be spent: what was found by then is given
 * @throws PlatformError `dataset.table-missing`, `profile.field-missing`
 */
export async function readRows(
  source: Source,
  { table, skip, limit, match }: RowsRequest,
  signal: AbortSignal,
  deadline: AbortSignal,
): Promise<RowsPage> {
  const index = table === null ? 0 : source.tables.findIndex(({ name }) => name === table)
  if (index < 0) throw new PlatformError('dataset.table-missing', { table: table ?? '' })
  const { name, columns } = source.tables[index]
  const fits = matcher(
    columns.map((column) => column.name),
    name,
    match,
  )
  const rows: RowsPage['rows'][number][] = []
  let seen = 0
  const wanted = skip + limit
  const root = source.tables[index].parent === null && match === undefined
  // Only of the root may reading stop by itself: of a child, nobody knows how many rows a record brings.
  const request = { signal, reject: () => undefined, ...(root && { limit: wanted + 1 }) }
  for await (const batch of source.batches(request)) {
    if (batch.table !== index) continue
    const fitting = fits(batch)
    for (let row = 0; row < batch.rows; row++) {
      if (!fitting(row)) continue
      seen += 1
      if (seen > wanted) return { table: name, columns: columns.map((column) => column.name), rows, ended: false }
      if (seen > skip) rows.push({ line: batch.line[row], values: valuesOf(batch, row) })
    }
    if (deadline.aborted) return { table: name, columns: columns.map((column) => column.name), rows, ended: false }
  }
  return { table: name, columns: columns.map((column) => column.name), rows, ended: true }
}

function matcher(
  columns: readonly string[],
  table: string,
  match: RowMatch | undefined,
): (batch: Batch) => (row: number) => boolean {
  if (match === undefined) return () => () => true
  const column = columns.indexOf(match.field)
  if (column < 0) throw new PlatformError('profile.field-missing', { table, field: match.field })
  if ('wanted' in match) return shownValues(match.type, match.wanted, column)
  const values = new Set(match.values)
  const offsets = new Set(match.offsets)
  return (batch) => (row) => offsets.has(batch.offset[row]) || values.has(whole(batch, row * batch.columns + column))
}

function valuesOf(batch: Batch, row: number): readonly (string | null)[] {
  return Array.from({ length: batch.columns }, (_, column) => shortened(whole(batch, row * batch.columns + column)))
}

function whole(batch: Batch, cell: number): string | null {
  if (batch.mask[cell] & BYTE_CLASS.NULL) return null
  return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
}

function shortened(text: string | null): string | null {
  return text !== null && text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}
