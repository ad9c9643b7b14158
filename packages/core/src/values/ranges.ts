import type { Batch } from '../contracts/batch.ts'
import { compareDecimals } from './compare.ts'

/** Digits up to which a decimal number is told apart from its neighbours by a double. */
const EXACT_DIGITS = 15

/** Least and greatest of numbers, exact at any length: doubles decide, texts where doubles cannot. */
export class NumberRange {
  min = Number.POSITIVE_INFINITY
  max = Number.NEGATIVE_INFINITY
  /** The extremes as they were written (canonical numbers). */
  minText = ''
  maxText = ''
  #minCell = -1
  #maxCell = -1

  /** Takes a number of at most 15 digits that stands in cell `cell` of the batch that is being read. */
  add(value: number, cell: number): void {
    if (value < this.min) {
      this.min = value
      this.#minCell = cell
    }
    if (value > this.max) {
      this.max = value
      this.#maxCell = cell
    }
  }

  /** Takes a number with its text; `batch` is the one that is being read. */
  addText(value: number, text: string, digits: number, batch: Batch): void {
    const near = digits > EXACT_DIGITS
    if (value < this.min || (near && isNear(value, this.min))) {
      this.settle(batch)
      if (this.minText === '' || compareDecimals(text, this.minText) < 0) this.#setMin(value, text)
    }
    if (value > this.max || (near && isNear(value, this.max))) {
      this.settle(batch)
      if (this.maxText === '' || compareDecimals(text, this.maxText) > 0) this.#setMax(value, text)
    }
  }

  /** Keeps the texts of new extremes before the batch goes. */
  settle(batch: Batch): void {
    if (this.#minCell >= 0) this.minText = unsignedZero(cellText(batch, this.#minCell))
    if (this.#maxCell >= 0) this.maxText = unsignedZero(cellText(batch, this.#maxCell))
    this.#minCell = -1
    this.#maxCell = -1
  }

  merge(other: NumberRange): void {
    if (other.minText === '') return
    if (this.minText === '' || compareDecimals(other.minText, this.minText) < 0) this.#setMin(other.min, other.minText)
    if (this.maxText === '' || compareDecimals(other.maxText, this.maxText) > 0) this.#setMax(other.max, other.maxText)
  }

  toJSON(): [string, string] {
    return [this.minText, this.maxText]
  }

  static fromJSON([min, max]: readonly [string, string]): NumberRange {
    const range = new NumberRange()
    if (min === '') return range
    range.#setMin(Number(min), min)
    range.#setMax(Number(max), max)
    return range
  }

  #setMin(value: number, text: string): void {
    this.min = value
    this.minText = unsignedZero(text)
  }

  #setMax(value: number, text: string): void {
    this.max = value
    this.maxText = unsignedZero(text)
  }
}

/** Zeros are equal whatever their sign, so which was met first must not show. */
function unsignedZero(text: string): string {
  return /^-0+(\.0*)?$/.test(text) ? text.slice(1) : text
}

/** Doubles that grew from digits one by one may be off by more than their last bit. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * 1e-12
}

function cellText(batch: Batch, cell: number): string {
  return batch.bytes.toString('latin1', batch.start[cell], batch.end[cell]).trim()
}

/** Earliest and latest of moments, exact to the microsecond; seconds count from 1970 (or from midnight for times). */
export class InstantRange {
  minSeconds = Number.POSITIVE_INFINITY
  minMicros = 0
  maxSeconds = Number.NEGATIVE_INFINITY
  maxMicros = 0

  add(seconds: number, micros: number): void {
    if (seconds < this.minSeconds || (seconds === this.minSeconds && micros < this.minMicros)) {
      this.minSeconds = seconds
      this.minMicros = micros
    }
    if (seconds > this.maxSeconds || (seconds === this.maxSeconds && micros > this.maxMicros)) {
      this.maxSeconds = seconds
      this.maxMicros = micros
    }
  }

  get isEmpty(): boolean {
    return this.minSeconds > this.maxSeconds
  }

  merge(other: InstantRange): void {
    if (other.isEmpty) return
    this.add(other.minSeconds, other.minMicros)
    this.add(other.maxSeconds, other.maxMicros)
  }

  toJSON(): number[] {
    return this.isEmpty ? [] : [this.minSeconds, this.minMicros, this.maxSeconds, this.maxMicros]
  }

  static fromJSON(json: readonly number[]): InstantRange {
    const range = new InstantRange()
    if (json.length === 4) {
      range.add(json[0], json[1])
      range.add(json[2], json[3])
    }
    return range
  }
}

/** Bytes of an extreme text that are kept: enough to show, and to tell values apart. */
const KEPT_BYTES = 256

/** Least and greatest of texts by their bytes, which in UTF-8 is the order of code points. */
export class TextRange {
  #min = new KeptText()
  #max = new KeptText()
  #isEmpty = true

  add(bytes: Uint8Array, start: number, end: number): void {
    const key = prefixKey(bytes, start, end)
    if (this.#isEmpty) {
      this.#isEmpty = false
      this.#min.set(bytes, start, end, key)
      this.#max.set(bytes, start, end, key)
      return
    }
    const min = this.#min
    if (key < min.key || (key === min.key && min.compare(bytes, start, end) < 0)) min.set(bytes, start, end, key)
    const max = this.#max
    if (key > max.key || (key === max.key && max.compare(bytes, start, end) > 0)) max.set(bytes, start, end, key)
  }

  /** The extremes as text (cut at 256 bytes); null when no value was seen. */
  get min(): string | null {
    return this.#isEmpty ? null : this.#min.text
  }

  get max(): string | null {
    return this.#isEmpty ? null : this.#max.text
  }

  merge(other: TextRange): void {
    if (other.#isEmpty) return
    for (const kept of [other.#min, other.#max]) this.add(kept.bytes, 0, kept.length)
  }

  toJSON(): number[][] {
    return this.#isEmpty ? [] : [this.#min.toJSON(), this.#max.toJSON()]
  }

  static fromJSON(json: readonly (readonly number[])[]): TextRange {
    const range = new TextRange()
    for (const value of json) range.add(Uint8Array.from(value), 0, value.length)
    return range
  }
}

/** A copy of a text's first bytes. */
class KeptText {
  readonly bytes = new Uint8Array(KEPT_BYTES)
  length = 0
  /** The first four bytes, see prefixKey. */
  key = 0

  get text(): string {
    const text = decoder.decode(this.bytes.subarray(0, this.length))
    // a cut may have left part of a character
    return this.length < KEPT_BYTES ? text : text.replace(/\ufffd$/, '')
  }

  set(from: Uint8Array, start: number, end: number, key: number): void {
    const length = Math.min(end - start, KEPT_BYTES)
    for (let i = 0; i < length; i++) this.bytes[i] = from[start + i]
    this.length = length
    this.key = key
  }

  /** Orders [start, end) against what is kept, up to the bytes that are kept. */
  compare(bytes: Uint8Array, start: number, end: number): number {
    const kept = this.bytes
    const length = Math.min(end - start, KEPT_BYTES)
    const common = Math.min(length, this.length)
    for (let i = 0; i < common; i++) {
      const difference = bytes[start + i] - kept[i]
      if (difference !== 0) return difference
    }
    return length - this.length
  }

  toJSON(): number[] {
    return [...this.bytes.subarray(0, this.length)]
  }
}

const decoder = new TextDecoder()

/** The first four bytes as a number that orders as they do. */
function prefixKey(bytes: Uint8Array, start: number, end: number): number {
  if (end - start >= 4)
    return ((bytes[start] << 24) | (bytes[start + 1] << 16) | (bytes[start + 2] << 8) | bytes[start + 3]) >>> 0
  let key = 0
  for (let i = 0; i < 4; i++) key = (key << 8) | (start + i < end ? bytes[start + i] : 0)
  return key >>> 0
}
