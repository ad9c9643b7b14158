import type { Batch } from '../contracts/batch.ts'
import { NO_TEXT } from './dictionary.ts'
import type { PackedEntries } from './snapshot.ts'
import { CUT, TextReader } from './text-records.ts'

const ROWS_PER_BATCH = 8192

/** Entries with what their texts' records say, by entry; 0 where no text was kept. */
export interface EntryArrays extends PackedEntries {
  readonly textLength: Uint16Array
  readonly mask: Uint16Array
}

export function openEntries(packed: PackedEntries): EntryArrays {
  const { size, textStart, text } = packed
  const textLength = new Uint16Array(size)
  const mask = new Uint16Array(size)
  const reader = new TextReader(text)
  for (let entry = 0; entry < size; entry++) {
    const start = textStart[entry]
    if (start === NO_TEXT) continue
    textLength[entry] = reader.length(start)
    mask[entry] = reader.mask(start)
  }
  return { ...packed, textLength, mask }
}

/**
 * Rows that each entry stands for where only entries with a text can be looked at: its own, or, where texts were kept
 * for a part of the values only, those of its likes without one.
 */
export function rowWeights({ count, textMask, hashFirst }: EntryArrays): Uint32Array {
  if (textMask === 0) return count
  return count.map((rows, entry) => ((hashFirst[entry] & textMask) === 0 ? rows * (textMask + 1) : 0))
}

export interface Place {
  readonly line: number
  readonly byte: number
  /** Number of the file in its source. */
  readonly file: number
}

/** Where an entry's value first stood; null when it is not known. */
export function placeOf({ textStart, text, shifts }: EntryArrays, entry: number): Place | null {
  const start = textStart[entry]
  if (start === NO_TEXT) return null
  const reader = new TextReader(text, shifts)
  const line = reader.line(start)
  return line === 0 ? null : { line, byte: reader.offset(start), file: reader.file(start) }
}

/**
 * Distinct values whose text was kept whole as batches of one column, so that what reads batches reads them: no text
 * is copied. `among`: only these entries; `wanted`: only those it says yes to. Each batch is valid until the next is
 * asked for.
 */
export function* entryBatches(
  entries: EntryArrays,
  among: Int32Array | null = null,
  wanted?: (entry: number) => boolean,
): Generator<EntryBatch> {
  const size = among ? among.length : entries.size
  // Columns of few values are looked at often: no more memory than they need.
  const capacity = Math.min(size, ROWS_PER_BATCH)
  const batch = emptyBatch(entries, capacity)
  const members = new Int32Array(capacity)
  const { textStart, textLength, mask } = entries
  const reader = new TextReader(entries.text, entries.shifts)
  for (let i = 0; i < size; i++) {
    const entry = among ? among[i] : i
    if (!isWhole(entries, entry) || (wanted && !wanted(entry))) continue
    const row = batch.rows++
    members[row] = entry
    batch.start[row] = textStart[entry]
    batch.end[row] = textStart[entry] + textLength[entry]
    batch.mask[row] = mask[entry]
    batch.line[row] = reader.line(textStart[entry])
    batch.offset[row] = reader.offset(textStart[entry])
    if (batch.rows < capacity) continue
    yield { batch, members }
    batch.rows = 0
  }
  if (batch.rows > 0) yield { batch, members }
}

/** Whether an entry's text was kept, all of it. */
export function isWhole(entries: EntryArrays, entry: number): boolean {
  return entries.textStart[entry] !== NO_TEXT && (entries.mask[entry] & CUT) === 0
}

export interface EntryBatch {
  readonly batch: Batch
  /** Entry of each row. */
  readonly members: Int32Array
}

function emptyBatch(entries: EntryArrays, capacity: number): Batch {
  const { text } = entries
  return {
    table: 0,
    rows: 0,
    columns: 1,
    bytes: Buffer.from(text.buffer, text.byteOffset, text.byteLength),
    used: text.byteLength,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    mask: new Uint16Array(capacity),
    line: new Float64Array(capacity),
    offset: new Float64Array(capacity),
    file: 0,
  }
}

const decoder = new TextDecoder()

/** Text of bytes [start, end). */
export function decodeRange(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end))
}

/** The text of an entry as far as it was kept; null when none was. */
export function entryText(entries: EntryArrays, entry: number): string | null {
  const start = entries.textStart[entry]
  if (start === NO_TEXT) return null
  return decodeCut(entries.text, start, start + entries.textLength[entry])
}

/** Like decodeRange, without the part of a character that a cut may have left at the end. */
function decodeCut(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeRange(bytes, start, end)
  return text.endsWith('\ufffd') ? text.slice(0, -1) : text
}

/** The `most` entries with the highest counts, highest first; earlier first occurrences win ties. */
export function mostFrequent(counts: Uint32Array, most: number, skip: (entry: number) => boolean): number[] {
  const best: number[] = []
  let least = 0
  for (let entry = 0; entry < counts.length; entry++) {
    if (best.length === most && counts[entry] <= least) continue
    if (skip(entry)) continue
    let at = best.length
    while (at > 0 && counts[best[at - 1]] < counts[entry]) at--
    best.splice(at, 0, entry)
    if (best.length > most) best.pop()
    least = counts[best[best.length - 1]]
  }
  return best
}
