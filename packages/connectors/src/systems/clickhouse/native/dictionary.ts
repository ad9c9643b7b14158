import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import { type ColumnBuffer, columnHeader } from './column-buffer.ts'
import { encodeText, TEXT_ROOM, wordsOf } from './text.ts'

/*
 * LowCardinality(String) in Native, as ClickHouse's SerializationLowCardinality reads it: version, kind of numbers,
 * count of keys, keys as String, count of rows, a number a row. With Nullable inside, key 0 stands for NULL.
 */

const VERSION = 1n
/** The block brings its keys with it, and they are new to the column. */
const OWN_KEYS = 0x600n
const TWO_BYTES = 1n
const FOUR_BYTES = 2n
/** Keys that numbers of two bytes tell apart. */
const MOST_TWO_BYTES = 65_536

const FIRST_SLOTS = 1024
const FIRST_KEYS = 512
const FIRST_KEY_BYTES = 16_384
const WORD = 4

/** Values of few kinds: each kind's bytes once a block, and a number a row. Any number of kinds works; few are fast. */
export class DictionaryColumn implements ColumnBuffer {
  readonly header: Buffer
  readonly #name: string
  readonly #nullable: boolean
  readonly #reuse: boolean
  readonly #numbers: Uint32Array
  readonly #narrow: Uint16Array<ArrayBuffer>
  numbered = 0
  #rows = 0
  /** Keys one after another, each with its length before it. */
  #keys: Buffer
  #keyWords: DataView
  #used = 0
  /** By key: where its bytes begin and end, and its hash. */
  #start = new Int32Array(FIRST_KEYS)
  #end = new Int32Array(FIRST_KEYS)
  #hash = new Int32Array(FIRST_KEYS)
  #count = 0
  /** Open addressing by hash: the key's number + 1; 0 is free. */
  #slots = new Int32Array(FIRST_SLOTS)

  /**
   * @param rows most rows of a block
   * @param reuse what is taken has been copied before rows are added again
   */
  constructor(name: string, nullable: boolean, rows: number, reuse: boolean) {
    this.header = columnHeader(name, `LowCardinality(${nullable ? 'Nullable(String)' : 'String'})`)
    this.#name = name
    this.#nullable = nullable
    this.#reuse = reuse
    this.#numbers = new Uint32Array(rows)
    this.#narrow = new Uint16Array(rows)
    this.#keys = Buffer.allocUnsafeSlow(FIRST_KEY_BYTES)
    this.#keyWords = wordsOf(this.#keys)
    this.#begin()
  }

  get size(): number {
    return this.#used + 2 * this.#rows
  }

  add(batch: Batch, column: number, from: number, to: number): void {
    const { columns, start, end, mask, bytes } = batch
    const words = wordsOf(bytes)
    const numbers = this.#numbers
    let rows = this.#rows
    let numbered = 0
    for (let row = from; row < to; row++) {
      const cell = row * columns + column
      if ((mask[cell] & BYTE_CLASS.NULL) === 0) {
        numbers[rows++] = this.#numberOf(bytes, words, start[cell], end[cell])
        numbered += end[cell] - start[cell]
      } else if (this.#nullable) numbers[rows++] = 0
      else throw new RangeError(`${this.#name} takes no NULL`)
    }
    this.#rows = rows
    this.numbered += numbered
  }

  take(): Buffer[] {
    const wide = this.#count > MOST_TWO_BYTES
    const head = Buffer.allocUnsafe(24)
    head.writeBigUInt64LE(VERSION, 0)
    head.writeBigUInt64LE(OWN_KEYS | (wide ? FOUR_BYTES : TWO_BYTES), 8)
    head.writeBigUInt64LE(BigInt(this.#count), 16)
    const rows = Buffer.allocUnsafe(8)
    rows.writeBigUInt64LE(BigInt(this.#rows), 0)
    const pieces = [head, this.#keys.subarray(0, this.#used), rows, this.#takeNumbers(wide)]
    if (!this.#reuse) {
      // What was taken is on its way to a socket: it is not written into again.
      this.#keys = Buffer.allocUnsafeSlow(this.#keys.length)
      this.#keyWords = wordsOf(this.#keys)
    }
    this.#begin()
    return pieces
  }

  #takeNumbers(wide: boolean): Buffer {
    const all = this.#numbers.subarray(0, this.#rows)
    if (wide) return Buffer.from(all.slice().buffer)
    if (!this.#reuse) return Buffer.from(Uint16Array.from(all).buffer)
    this.#narrow.set(all)
    return Buffer.from(this.#narrow.buffer, 0, 2 * this.#rows)
  }

  #begin(): void {
    this.#rows = 0
    this.#used = 0
    this.#count = 0
    this.#slots.fill(0)
    if (!this.#nullable) return
    // NULL's key is there in every block, and never found: no slot leads to it.
    this.#keys[this.#used++] = 0
    this.#count = 1
  }

  #numberOf(bytes: Buffer, words: DataView, start: number, end: number): number {
    const hash = hashOf(bytes, words, start, end)
    const slots = this.#slots
    const last = slots.length - 1
    let slot = hash & last
    for (let number = slots[slot]; number !== 0; number = slots[slot]) {
      if (this.#hash[number - 1] === hash && this.#isKey(number - 1, bytes, words, start, end)) return number - 1
      slot = (slot + 1) & last
    }
    return this.#addKey(hash, bytes, words, start, end)
  }

  #isKey(key: number, bytes: Buffer, words: DataView, start: number, end: number): boolean {
    let at = this.#start[key]
    if (this.#end[key] - at !== end - start) return false
    let from = start
    for (; from + WORD <= end; from += WORD, at += WORD) {
      if (this.#keyWords.getInt32(at) !== words.getInt32(from)) return false
    }
    for (; from < end; from++, at++) if (this.#keys[at] !== bytes[from]) return false
    return true
  }

  #addKey(hash: number, bytes: Buffer, words: DataView, start: number, end: number): number {
    const key = this.#count++
    if (key === this.#hash.length) this.#growNumbers()
    if (this.#used + end - start + TEXT_ROOM > this.#keys.length) this.#growKeys(end - start + TEXT_ROOM)
    this.#used = encodeText(bytes, words, start, end, this.#keys, this.#keyWords, this.#used)
    this.#start[key] = this.#used - (end - start)
    this.#end[key] = this.#used
    this.#hash[key] = hash
    if (this.#count * 2 > this.#slots.length) this.#growSlots()
    else this.#place(key)
    return key
  }

  #place(key: number): void {
    const last = this.#slots.length - 1
    let slot = this.#hash[key] & last
    while (this.#slots[slot] !== 0) slot = (slot + 1) & last
    this.#slots[slot] = key + 1
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 4)
    for (let key = this.#nullable ? 1 : 0; key < this.#count; key++) this.#place(key)
  }

  #growNumbers(): void {
    const grown = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
      const more = new Int32Array(numbers.length * 4)
      more.set(numbers)
      return more
    }
    this.#start = grown(this.#start)
    this.#end = grown(this.#end)
    this.#hash = grown(this.#hash)
  }

  #growKeys(needed: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#keys.length * 2, this.#used + needed))
    this.#keys.copy(grown, 0, 0, this.#used)
    this.#keys = grown
    this.#keyWords = wordsOf(grown)
  }
}

// Odd multipliers with well spread bits: the golden ratio (Knuth, TAOCP 3, 6.4) and that of MurmurHash3's finaliser.
const SPREAD = 0x9e3779b1 | 0
const FINISH = 0x85ebca6b | 0

/** Spreads values over slots; equal ones are told by their bytes. */
function hashOf(bytes: Buffer, words: DataView, start: number, end: number): number {
  let hash = end - start
  let at = start
  for (; at + WORD <= end; at += WORD) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ words.getInt32(at), SPREAD)
  for (; at < end; at++) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ bytes[at], SPREAD)
  hash = Math.imul(hash ^ (hash >>> 15), FINISH)
  return hash ^ (hash >>> 13)
}
