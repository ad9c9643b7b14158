import type { FieldEvidenceJson } from '../values/evidence.ts'
import type { ColumnSnapshot } from './snapshot.ts'

/**
 * The column of a part whose lines were counted from its own beginning, as if counted from the file's: `by` lines come
 * before it. Texts are left as they are, and say what is to be added: few of their lines are ever read.
 */
export function shiftLines(column: ColumnSnapshot, by: number): ColumnSnapshot {
  if (by === 0) return column
  return {
    ...column,
    entries: { ...column.entries, shifts: [{ from: 0, by }] },
    direct: column.direct && (shifted(column.direct, by) as FieldEvidenceJson),
  }
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
