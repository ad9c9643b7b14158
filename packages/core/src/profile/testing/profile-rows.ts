import type { Batch } from '../../contracts/batch.ts'
import { allocateBatch, BYTE_CLASS, classOf, reserve } from '../../contracts/batch.ts'
import type { FieldProfile } from '../../documents/profile.ts'
import { sketchColumn } from '../column-sketch.ts'
import type { FieldOptions } from '../field.ts'
import type { ProfileLimits } from '../limits.ts'
import { DEFAULT_LIMITS, sharedBudget } from '../limits.ts'
import { mergeColumns } from '../merge.ts'
import { profileField } from '../profile-field.ts'
import type { TableSnapshot } from '../snapshot.ts'
import { takeSnapshot } from '../snapshot.ts'
import type { SearchBounds, TableStructure } from '../structure.ts'
import { TableScan } from '../table-scan.ts'

/** Rows of raw texts as tests write them; null is no value. */
export type Rows = readonly (readonly (string | null)[])[]

/** A moment to profile at, so that tests of future dates do not depend on today. */
export const NOW = Date.parse('2026-01-01T00:00:00Z') / 1000

const OPTIONS: FieldOptions = { lang: 'en', showPersonal: true, now: NOW }

/** One batch with the rows [from, to); lines count from 2, as behind a header, offsets by 100. */
export function batchOf(rows: Rows, columns: number, from = 0, to = rows.length): Batch {
  const batch = allocateBatch(0, columns, Math.max(1, to - from), 256)
  for (let row = from; row < to; row++) {
    const at = batch.rows++
    batch.line[at] = row + 2
    batch.offset[at] = row * 100
    for (let column = 0; column < columns; column++) put(batch, at * columns + column, rows[row][column])
  }
  return batch
}

function put(batch: Batch, cell: number, text: string | null): void {
  const bytes = Buffer.from(text ?? '')
  const start = reserve(batch, bytes.length)
  bytes.copy(batch.bytes, start)
  batch.start[cell] = start
  batch.end[cell] = start + bytes.length
  const flags = text === '' ? BYTE_CLASS.QUOTED : 0
  batch.mask[cell] = text === null ? BYTE_CLASS.NULL : classOf(batch.bytes, start, start + bytes.length) | flags
}

/** Scans rows in batches of `batchRows`. */
export function scanRows(
  names: readonly string[],
  rows: Rows,
  { limits = {}, batchRows = 7 }: { limits?: Partial<ProfileLimits>; batchRows?: number } = {},
): TableSnapshot {
  const all = { ...DEFAULT_LIMITS, ...limits }
  const columns = names.map((name) => ({ name, generated: name.startsWith('_') }))
  const scan = new TableScan(columns, all, sharedBudget(all, names.length), 1)
  for (let from = 0; from < rows.length; from += batchRows) {
    scan.observe(batchOf(rows, names.length, from, Math.min(rows.length, from + batchRows)))
  }
  return takeSnapshot(scan)
}

/** The profiles of all fields of a table that was read in parts. */
export function profileParts(
  names: readonly string[],
  parts: readonly TableSnapshot[],
  options: Partial<FieldOptions> = {},
): FieldProfile[] {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  return names.flatMap((name, column) => {
    const snapshots = parts.flatMap((part) => part.columns[column] ?? [])
    if (snapshots.length === 0) return []
    return profileField({ name, path: name, column: mergeColumns(snapshots), rows }, { ...OPTIONS, ...options })
  })
}

/** The profile of one column of raw texts. */
export function profileValues(
  values: readonly (string | null)[],
  { name = 'field', ...options }: Partial<FieldOptions> & { name?: string } = {},
): FieldProfile {
  const rows = values.map((value) => [value])
  return profileParts([name], [scanRows([name], rows)], options)[0]
}

/** A table of raw texts as searches over several columns see it. */
export function structureOfRows(
  name: string,
  names: readonly string[],
  rows: Rows,
  limits: Partial<ProfileLimits> = {},
): TableStructure {
  const snapshot = scanRows(names, rows, { limits })
  const fields = profileParts(names, [snapshot])
  const columns = fields.flatMap((field, position) => {
    const column = snapshot.columns[position]
    return column ? [{ field, position, sketch: sketchColumn(column) }] : []
  })
  return { name, rows: rows.length, sampled: snapshot.sampled, complete: snapshot.stride === 1, columns }
}

/** A search that has all the time it wants. */
export const UNBOUNDED: SearchBounds = { time: 1, now: () => 0, step: () => undefined }
