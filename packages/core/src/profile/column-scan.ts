import { type Batch, BYTE_CLASS } from '../contracts/batch.ts'
import type { NewValue } from './dictionary.ts'
import { ValueDictionary } from './dictionary.ts'
import { DirectEvidence } from './direct-evidence.ts'
import { finish, hashRange, lastHash } from './hash.ts'
import type { ProfileLimits, SharedBudget } from './limits.ts'
import { grown, sharedArray } from './memory.ts'
import { Overflow } from './overflow.ts'

/** Code of an absent value in row samples. */
export const NULL_CODE = -1

/** What one batch's columns write together, by row of the batch. */
export interface BatchRows {
  /** Halves of the row's hash so far. */
  readonly hashFirst: Int32Array
  readonly hashSecond: Int32Array
  /** Rows of the batch that the sample keeps, ascending; those of the rows under way are [sampledFrom, sampledTo). */
  readonly sampleRows: Int32Array
  sampledFrom: number
  sampledTo: number
  /** The batch's bytes. */
  view: DataView
}

/**
 * One pass over the values of a column: counts, nulls, bytes, lengths and the dictionary of distinct values.
 * What needs to know the type works later on distinct values with their counts, not here on all.
 */
export class ColumnScan {
  nulls = 0
  /** Bytes of all values. */
  bytes = 0
  maxBytes = 0
  minCharacters = Number.POSITIVE_INFINITY
  maxCharacters = 0
  readonly dictionary: ValueDictionary
  /** Evidence of the values that the dictionary does not hold whole; null while there are none. */
  direct: DirectEvidence | null = null
  /** Present once the dictionary is full. */
  overflow: Overflow | null = null
  /** Entry of the sampled rows' values; NULL_CODE; below that a hash of a value without an entry. */
  codes = sharedArray(Int32Array, 1024)
  codesUsed = 0
  private readonly value: NewValue = {
    first: 0,
    second: 0,
    bytes: new Uint8Array(),
    start: 0,
    end: 0,
    characters: 0,
    mask: 0,
    line: 0,
    offset: 0,
  }

  constructor(limits: ProfileLimits, budget: SharedBudget) {
    this.dictionary = new ValueDictionary(limits, budget)
  }

  /** Takes in a batch's column `column`, rows [from, to), and adds its values to the rows' hashes and the row sample. */
  observe(batch: Batch, column: number, rows: BatchRows, fromRow: number, toRow: number): void {
    const { start, end, mask, columns } = batch
    const { hashFirst, hashSecond, sampleRows, sampledFrom, sampledTo, view } = rows
    const { dictionary } = this
    this.value.bytes = batch.bytes
    this.reserveCodes(sampledTo - sampledFrom)
    const { codes } = this
    let codesUsed = this.codesUsed
    let nextSample = sampledFrom
    let nextSampleRow = sampledFrom < sampledTo ? sampleRows[sampledFrom] : -1
    let nulls = 0
    let bytes = 0
    for (let row = fromRow, i = fromRow * columns + column; row < toRow; row++, i += columns) {
      let code = NULL_CODE
      if ((mask[i] & BYTE_CLASS.NULL) !== 0) {
        nulls++
        hashFirst[row] = mixRow(hashFirst[row], NULL_HASH)
        hashSecond[row] = mixRow(hashSecond[row], NULL_HASH)
      } else {
        const from = start[i]
        const to = end[i]
        const first = hashRange(view, from, to)
        const second = lastHash[1]
        bytes += to - from
        code = dictionary.find(first, second)
        if (code >= 0) dictionary.count[code]++
        else code = this.newValue(batch, row, i, first, second)
        hashFirst[row] = mixRow(hashFirst[row], first)
        hashSecond[row] = mixRow(hashSecond[row], second)
      }
      if (row === nextSampleRow) {
        codes[codesUsed++] = code
        nextSampleRow = ++nextSample < sampledTo ? sampleRows[nextSample] : -1
      }
    }
    this.codesUsed = codesUsed
    this.nulls += nulls
    this.bytes += bytes
  }

  /** Halves the row sample: every second row stays. */
  thinCodes(): void {
    let kept = 0
    for (let i = 0; i < this.codesUsed; i += 2) this.codes[kept++] = this.codes[i]
    this.codesUsed = kept
  }

  /** Stores a value seen for the first time, or hands it to the overflow; returns its code. */
  private newValue(batch: Batch, row: number, i: number, first: number, second: number): number {
    const { value } = this
    value.first = first
    value.second = second
    value.start = batch.start[i]
    value.end = batch.end[i]
    value.mask = batch.mask[i]
    value.characters = countCharacters(batch.bytes, value.start, value.end, value.mask)
    value.line = batch.line[row]
    value.offset = batch.offset[row]
    if (value.characters > this.maxCharacters) this.maxCharacters = value.characters
    if (value.characters < this.minCharacters) this.minCharacters = value.characters
    if (value.end - value.start > this.maxBytes) this.maxBytes = value.end - value.start
    const entry = this.dictionary.insert(value)
    if (entry < 0 || (this.dictionary.textMissing && !this.dictionary.isWhole(entry))) {
      this.direct ??= new DirectEvidence()
      this.direct.add(value)
    }
    if (entry >= 0) return entry
    this.overflow ??= new Overflow(this.dictionary)
    this.overflow.observe(value)
    return hashCode(first)
  }

  private reserveCodes(more: number): void {
    if (this.codesUsed + more <= this.codes.length) return
    this.codes = grown(this.codes, Math.max(this.codes.length * 2, this.codesUsed + more))
  }
}

/** Code of a value without an entry: below NULL_CODE, equal for equal values. */
export function hashCode(first: number): number {
  const code = first | 0x80000000
  return code === NULL_CODE ? -2 : code
}

/** Characters of UTF-8 bytes: all but continuation bytes. */
function countCharacters(bytes: Uint8Array, start: number, end: number, mask: number): number {
  if ((mask & BYTE_CLASS.HIGH) === 0) return end - start
  let characters = 0
  for (let i = start; i < end; i++) if ((bytes[i] & 0xc0) !== 0x80) characters++
  return characters
}

const NULL_HASH = finish(0x6e756c6c)

/** Adds a value's hash to a row's: order matters, so that equal values in other columns make another row. */
function mixRow(row: number, value: number): number {
  const turned = (row << 7) | (row >>> 25)
  return Math.imul(turned ^ value, 0x85ebca6b)
}
