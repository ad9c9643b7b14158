import type { FieldEvidenceJson } from '../values/evidence.ts'
import { NO_TEXT } from './dictionary.ts'
import type { ColumnSnapshot } from './snapshot.ts'
import { shiftRecordLine } from './text-records.ts'

/**
 * The column of a part whose lines were counted from its own beginning, as if counted from the file's: `by` lines come
 * before it. Texts are changed in place.
 */
export function shiftLines(column: ColumnSnapshot, by: number): ColumnSnapshot {
  if (by === 0) return column
  const { size, text, textStart } = column.entries
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength)
  for (let entry = 0; entry < size; entry++) {
    if (textStart[entry] !== NO_TEXT) shiftRecordLine(view, textStart[entry], by)
  }
  // Walking leaves everything but the lines as it is.
  return { ...column, direct: column.direct && (shifted(column.direct, by) as FieldEvidenceJson) }
}

/** A copy of JSON in which the line of each sighting (`{file, line, byte, value}`) is `by` greater. */
function shifted(json: unknown, by: number): unknown {
  if (Array.isArray(json)) return json.map((one) => shifted(one, by))
  if (json === null || typeof json !== 'object') return json
  const isSighting = 'line' in json && 'byte' in json
  const entries = Object.entries(json)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, isSighting && key === 'line' ? value + by : shifted(value, by)]),
  )
}
