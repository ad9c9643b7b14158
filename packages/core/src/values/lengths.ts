import { BYTE_CLASS } from '../contracts/batch.ts'
import { countCharacters } from './characters.ts'

export { countCharacters }

const { HIGH } = BYTE_CLASS

/** Lengths of a column's values that are not null, in bytes and in characters (code points), all exact. */
export class Lengths {
  values = 0
  /** Bytes of all values. */
  bytes = 0
  minBytes = Number.POSITIVE_INFINITY
  maxBytes = 0
  minCharacters = Number.POSITIVE_INFINITY
  maxCharacters = 0
  /** Values with a byte beyond ASCII. */
  nonAscii = 0

  add(bytes: Uint8Array, start: number, end: number, mask: number): void {
    const length = end - start
    this.values++
    this.bytes += length
    if (length < this.minBytes) this.minBytes = length
    if (length > this.maxBytes) this.maxBytes = length
    let characters = length
    if ((mask & HIGH) !== 0) {
      this.nonAscii++
      // a character takes one to four bytes: most values cannot be a new extreme, and need not be counted
      if (length <= this.maxCharacters && length >= this.minCharacters * 4) return
      characters = countCharacters(bytes, start, end)
    }
    if (characters < this.minCharacters) this.minCharacters = characters
    if (characters > this.maxCharacters) this.maxCharacters = characters
  }

  merge(other: Lengths): void {
    this.values += other.values
    this.bytes += other.bytes
    this.nonAscii += other.nonAscii
    this.minBytes = Math.min(this.minBytes, other.minBytes)
    this.maxBytes = Math.max(this.maxBytes, other.maxBytes)
    this.minCharacters = Math.min(this.minCharacters, other.minCharacters)
    this.maxCharacters = Math.max(this.maxCharacters, other.maxCharacters)
  }

  toJSON(): number[] {
    if (this.values === 0) return []
    const { values, bytes, minBytes, maxBytes, minCharacters, maxCharacters, nonAscii } = this
    return [values, bytes, minBytes, maxBytes, minCharacters, maxCharacters, nonAscii]
  }

  static fromJSON(json: readonly number[]): Lengths {
    const lengths = new Lengths()
    if (json.length === 7)
      [
        lengths.values,
        lengths.bytes,
        lengths.minBytes,
        lengths.maxBytes,
        lengths.minCharacters,
        lengths.maxCharacters,
        lengths.nonAscii,
      ] = json
    return lengths
  }
}
