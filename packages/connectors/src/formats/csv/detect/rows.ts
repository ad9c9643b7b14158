import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Dialect } from '../dialect.ts'
import { DAMAGE, RowParser } from '../row-parser.ts'

/** More columns than any sample is expected to have; what lies beyond is counted, not looked at. */
const MAX_COLUMNS = 16_384
const LINE_END = Buffer.from('\n')

/** A row of a sample. */
export interface SampleRow {
  /** Values as written, escapes and all, without their quotes; at most MAX_COLUMNS of them. */
  readonly values: readonly string[]
  readonly quoted: readonly boolean[]
  readonly fields: number
  readonly damaged: boolean
  /** No byte at all. */
  readonly blank: boolean
  /** Line in the sample, from 0. */
  readonly line: number
  /** Offset of the row and of the one after it. */
  readonly at: number
  readonly next: number
}

/** How a row of a sample falls apart, whatever is in it. */
export type RowShape = Pick<SampleRow, 'fields' | 'damaged'>

/** The rows that `parseSample` gives, blank ones left out, without their values. */
export function shapesOfRows(bytes: Buffer, dialect: Dialect, limit: number): RowShape[] {
  const padded = Buffer.concat([bytes, LINE_END])
  const parser = new RowParser(dialect, 1)
  const start = new Int32Array(1)
  const end = new Int32Array(1)
  const mask = new Uint16Array(1)
  const rows: RowShape[] = []
  for (let at = 0, count = 0; at < bytes.length && count < limit; count++) {
    const next = parser.parse(padded, at, bytes.length, true, start, end, mask, 0)
    const damaged = parser.damage !== DAMAGE.NONE
    if (damaged || parser.fields !== 1 || mask[0] !== BYTE_CLASS.NULL) rows.push({ fields: parser.fields, damaged })
    at = damaged ? parser.nextLine(padded, at, bytes.length, true) : next
  }
  return rows
}

/**
 * Parses a sample under a dialect, at most `limit` rows. A damaged row ends with its first line, so that one broken
 * quote does not hide the rows after it.
 */
export function parseSample(bytes: Buffer, dialect: Dialect, limit: number): SampleRow[] {
  const padded = Buffer.concat([bytes, LINE_END])
  const parser = new RowParser(dialect, MAX_COLUMNS)
  const start = new Int32Array(MAX_COLUMNS)
  const end = new Int32Array(MAX_COLUMNS)
  const mask = new Uint16Array(MAX_COLUMNS)
  const rows: SampleRow[] = []
  let line = 0
  for (let at = 0; at < bytes.length && rows.length < limit; ) {
    const parsed = parser.parse(padded, at, bytes.length, true, start, end, mask, 0)
    const damaged = parser.damage !== DAMAGE.NONE
    const next = damaged ? parser.nextLine(padded, at, bytes.length, true) : parsed
    const count = Math.min(parser.fields, MAX_COLUMNS) - (damaged ? 1 : 0)
    const values: string[] = []
    const quoted: boolean[] = []
    for (let k = 0; k < count; k++) {
      values.push(padded.toString('utf8', start[k], end[k]))
      quoted.push((mask[k] & BYTE_CLASS.QUOTED) !== 0)
    }
    const blank = parser.fields === 1 && mask[0] === BYTE_CLASS.NULL && !damaged
    rows.push({ values, quoted, fields: parser.fields, damaged, blank, line, at, next })
    line += damaged ? 1 : 1 + parser.newlines
    at = next
  }
  return rows
}
