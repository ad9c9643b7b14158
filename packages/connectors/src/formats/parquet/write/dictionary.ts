import { copyBytes, Growing, writeWord } from './physical.ts'

/** Distinct values of a column chunk beyond which a dictionary costs more than it saves. */
const MOST_VALUES = 1 << 14
const MOST_BYTES = 1 << 20
const SLOTS = MOST_VALUES * 4

/** Distinct byte strings of one column chunk and, for each value appended, which one it is. */
export class Dictionary {
  /** PLAIN-encoded distinct values, in order of appearance. */
  readonly values = new Growing(1 << 14)
  count = 0
  /** False once there were too many distinct values: the chunk is then written plainly. */
  fits = true
  readonly #slots = new Int32Array(SLOTS).fill(-1)
  readonly #hashes = new Int32Array(MOST_VALUES)
  readonly #starts = new Int32Array(MOST_VALUES + 1)

  /** Index of the value [start, end) of `bytes`, or -1 when it no longer fits. */
  index(bytes: Buffer, start: number, end: number): number {
    let hash = end - start
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
    for (let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const known = this.#slots[slot]
      if (known === -1) return this.#add(slot, hash, bytes, start, end)
      if (this.#hashes[known] === hash && this.#same(known, bytes, start, end)) return known
    }
  }

  /** Appends the PLAIN encoding of the value at `index` to `out`. */
  copyValue(index: number, out: Growing): void {
    const start = this.#starts[index]
    const end = this.#starts[index + 1]
    const at = out.reserve(end - start)
    copyBytes(this.values.bytes, start, end, out.bytes, at)
  }

  #add(slot: number, hash: number, bytes: Buffer, start: number, end: number): number {
    const length = end - start
    if (this.count === MOST_VALUES || this.values.length + length + 4 > MOST_BYTES) {
      this.fits = false
      return -1
    }
    const at = this.values.reserve(4 + length)
    writeWord(this.values.bytes, at, length)
    copyBytes(bytes, start, end, this.values.bytes, at + 4)
    this.#slots[slot] = this.count
    this.#hashes[this.count] = hash
    this.#starts[this.count + 1] = this.values.length
    return this.count++
  }

  #same(index: number, bytes: Buffer, start: number, end: number): boolean {
    const at = this.#starts[index] + 4
    if (this.#starts[index + 1] - at !== end - start) return false
    const known = this.values.bytes
    for (let i = start, k = at; i < end; i++, k++) if (bytes[i] !== known[k]) return false
    return true
  }
}
