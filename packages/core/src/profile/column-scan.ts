import { type Batch, BYTE_CLASS } from '../contracts/batch.ts'
import { countCharacters } from './characters.ts'
import type { NewValue } from './dictionary.ts'
import { NO_TEXT, UNKNOWN_CODE, ValueDictionary } from './dictionary.ts'
import { DirectEvidence } from './direct-evidence.ts'
import { finish, hashRange, lastHash } from './hash.ts'
import type { ProfileLimits, SharedBudget } from './limits.ts'
import { GROWTH, grown } from './memory.ts'
import { Overflow } from './overflow.ts'

/** Code of an absent value in row samples. */
export const NULL_CODE = -1
/** Rows that all columns take in before the next ones: few enough that what they touch stays in the cache. */
export const BLOCK_ROWS = 256

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
  /** By row of the block under way: halves of the value's hash, and its code. */
  readonly blockFirst: Int32Array
  readonly blockSecond: Int32Array
  readonly blockCode: Int32Array
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
  codes = new Int32Array(1024)
  codesUsed = 0
  private readonly value: NewValue = {
    first: 0,
    second: 0,
    view: NO_BYTES,
    bytes: new Uint8Array(),
    start: 0,
    end: 0,
    mask: 0,
    line: 0,
    offset: 0,
    file: 0,
  }

  private readonly textLimit: number

  constructor(limits: ProfileLimits, budget: SharedBudget) {
    this.textLimit = limits.textBytesPerValue
    this.dictionary = new ValueDictionary(limits, budget)
  }

  /**
   * Takes in a batch's column `column`, rows [from, to), at most BLOCK_ROWS of them, and adds its values to the rows'
   * hashes and the row sample. Three short loops rather than one: while the second looks values up, memory answers
   * for many rows at once.
   */
  observe(batch: Batch, column: number, rows: BatchRows, fromRow: number, toRow: number): void {
    const count = toRow - fromRow
    this.hashBlock(batch, fromRow * batch.columns + column, count, rows)
    this.dictionary.findBlock(rows.blockFirst, rows.blockSecond, rows.blockCode, count)
    this.countBlock(batch, column, rows, fromRow, count)
    this.sampleBlock(rows, fromRow)
  }

  /** Hashes the block's values; absent ones get NULL_HASH and the code NULL_CODE. */
  private hashBlock({ start, end, mask, columns }: Batch, cell: number, count: number, rows: BatchRows): void {
    const { blockFirst, blockSecond, blockCode, view } = rows
    let bytes = 0
    for (let k = 0, i = cell; k < count; k++, i += columns) {
      if ((mask[i] & BYTE_CLASS.NULL) !== 0) {
        blockFirst[k] = NULL_HASH
        blockSecond[k] = NULL_HASH
        blockCode[k] = NULL_CODE
        continue
      }
      const from = start[i]
      const to = end[i]
      blockFirst[k] = hashRange(view, from, to)
      blockSecond[k] = lastHash[1]
      blockCode[k] = UNKNOWN_CODE
      bytes += to - from
    }
    this.bytes += bytes
  }

  /** Counts the block's values, and stores those that were not found. */
  private countBlock(batch: Batch, column: number, rows: BatchRows, fromRow: number, count: number): void {
    const { blockFirst, blockSecond, blockCode, hashFirst, hashSecond } = rows
    const { dictionary } = this
    let counts = dictionary.count
    this.value.bytes = batch.bytes
    this.value.view = rows.view
    let nulls = 0
    for (let k = 0; k < count; k++) {
      const row = fromRow + k
      const first = blockFirst[k]
      const second = blockSecond[k]
      hashFirst[row] = mixRow(hashFirst[row], first)
      hashSecond[row] = mixRow(hashSecond[row], second)
      const code = blockCode[k]
      if (code === NULL_CODE) nulls++
      else if (code >= 0) {
        counts[code]++
        if (dictionary.textMissing) this.keepLate(code, batch, row, column, first, second)
      } else {
        blockCode[k] = this.newValue(batch, row, column, first, second)
        counts = dictionary.count
      }
    }
    this.nulls += nulls
  }

  private sampleBlock({ sampleRows, sampledFrom, sampledTo, blockCode }: BatchRows, fromRow: number): void {
    this.reserveCodes(sampledTo - sampledFrom)
    const { codes } = this
    let { codesUsed } = this
    for (let i = sampledFrom; i < sampledTo; i++) codes[codesUsed++] = blockCode[sampleRows[i] - fromRow]
    this.codesUsed = codesUsed
  }

  /** Halves the row sample: every second row stays. */
  thinCodes(): void {
    let kept = 0
    for (let i = 0; i < this.codesUsed; i += 2) this.codes[kept++] = this.codes[i]
    this.codesUsed = kept
  }

  /** Stores a value that the dictionary did not know when the block began, or hands it to the overflow; gives its code. */
  private newValue(batch: Batch, row: number, column: number, first: number, second: number): number {
    const { dictionary } = this
    // An earlier row of the same block may have brought it.
    const known = dictionary.find(first, second)
    if (known >= 0) {
      dictionary.count[known]++
      this.keepLate(known, batch, row, column, first, second)
      return known
    }
    const value = this.valueAt(batch, row, column, first, second)
    this.measureLength(value)
    const entry = dictionary.insert(value)
    if (entry < 0 || (dictionary.textMissing && !this.isKeptWhole(entry, value))) {
      this.direct ??= new DirectEvidence()
      this.direct.add(value)
    }
    if (entry >= 0) return entry
    this.overflow ??= new Overflow(dictionary)
    this.overflow.observe(value)
    return hashCode(first)
  }

  private keepLate(entry: number, batch: Batch, row: number, column: number, first: number, second: number): void {
    if (this.dictionary.textStart[entry] !== NO_TEXT) return
    this.dictionary.keepLate(entry, this.valueAt(batch, row, column, first, second))
  }

  private isKeptWhole(entry: number, value: NewValue): boolean {
    return this.dictionary.textStart[entry] !== NO_TEXT && value.end - value.start <= this.textLimit
  }

  /** The value of a row, in the one object that all values share. */
  private valueAt(batch: Batch, row: number, column: number, first: number, second: number): NewValue {
    const { value } = this
    const cell = row * batch.columns + column
    value.first = first
    value.second = second
    value.start = batch.start[cell]
    value.end = batch.end[cell]
    value.mask = batch.mask[cell]
    value.line = batch.line[row]
    value.offset = batch.offset[row]
    value.file = batch.file
    return value
  }

  private measureLength({ bytes, start, end, mask }: NewValue): void {
    const characters = (mask & BYTE_CLASS.HIGH) === 0 ? end - start : countCharacters(bytes, start, end)
    if (characters > this.maxCharacters) this.maxCharacters = characters
    if (characters < this.minCharacters) this.minCharacters = characters
    if (end - start > this.maxBytes) this.maxBytes = end - start
  }

  private reserveCodes(more: number): void {
    if (this.codesUsed + more <= this.codes.length) return
    this.codes = grown(this.codes, Math.max(this.codes.length * GROWTH, this.codesUsed + more))
  }
}

/** Code of a value without an entry: below NULL_CODE, equal for equal values. */
export function hashCode(first: number): number {
  const code = first | 0x80000000
  return code === NULL_CODE ? -2 : code
}

const NO_BYTES = new DataView(new ArrayBuffer(0))
const NULL_HASH = finish(0x6e756c6c)

/** Adds a value's hash to a row's: order matters, so that equal values in other columns make another row. */
function mixRow(row: number, value: number): number {
  const turned = (row << 7) | (row >>> 25)
  return Math.imul(turned ^ value, 0x85ebca6b)
}
