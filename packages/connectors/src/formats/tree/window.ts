import { Buffer, isUtf8 } from 'node:buffer'
import type { ByteReader } from '../../files/format.ts'
import { LONGEST_RECORD } from './records.ts'

/** Positions below this have their decimal digits written once at the window's beginning. */
const READY_NUMBERS = 1000
/** Three digits of each of them. */
export const WINDOW_FRONT = READY_NUMBERS * 3
/** Zero bytes after the data, so that a scanner's loops stop without asking for the end. */
const SENTINEL = 16
/** Bytes that a fill asks for at most; small enough to stay in the processor's cache until the rows are encoded. */
const CHUNK = 1 << 20
/** The same at least, for small files. */
const LEAST_CHUNK = 1 << 12

/**
 * The part of one file's decoded bytes that is being read: a record always lies in it as one range. Batches point into
 * these bytes; what has no such range (unescaped text, ids) is appended after the data.
 *
 *     | digits | unread data, at … end | zeros | appended, … used |
 */
export class ByteWindow {
  bytes: Buffer
  /** First unread byte. */
  at = WINDOW_FRONT
  /** After the last byte read from the file. */
  end = WINDOW_FRONT
  /** First free byte. */
  used = WINDOW_FRONT + SENTINEL
  /** Offset in the decoded file of index 0. */
  base = 0
  /** Line of the byte at `at`, from 1. */
  line = 1
  /** The file has no bytes after `end`. */
  final = false
  /** Somewhere in the data are bytes that are not UTF-8: each record must be looked at. */
  suspect = false
  private readonly chunk: number

  /** @param expected bytes of the input, as far as known */
  constructor(expected: number) {
    this.chunk = Math.min(CHUNK, Math.max(LEAST_CHUNK, expected))
    this.bytes = Buffer.allocUnsafeSlow(WINDOW_FRONT + this.chunk * 2)
    writeNumbers(this.bytes)
  }

  /** Starts a file (or a resumed place in it). */
  reset(offset: number, line: number): void {
    this.at = WINDOW_FRONT
    this.end = WINDOW_FRONT
    this.used = WINDOW_FRONT + SENTINEL
    this.base = offset - WINDOW_FRONT
    this.line = line
    this.final = false
    this.suspect = false
  }

  /** Offset in the decoded file of an index. */
  offsetOf(index: number): number {
    return this.base + index
  }

  /** The bytes with `length` free ones after `used`; grown when they are fewer. */
  withRoom(length: number): Buffer {
    if (this.used + length > this.bytes.length) this.enlarge(this.used + length * 2)
    return this.bytes
  }

  /** Makes room for `length` bytes after the data; returns where. The bytes may move to a larger buffer. */
  reserve(length: number): number {
    const at = this.used
    if (at + length > this.bytes.length) this.enlarge(Math.max(this.bytes.length * 2, at + length))
    this.used = at + length
    return at
  }

  /**
   * Forgets what was read and appended, and reads on: at least one more byte unless the file ends. When a record needed
   * more than was there, at least twice as much is kept ready, so that a long record is not read again and again.
   */
  async fill(reader: ByteReader, wanted: 'next' | 'more'): Promise<void> {
    const kept = this.end - this.at
    const least = wanted === 'more' ? Math.min(kept * 2, LONGEST_RECORD + this.chunk) : kept
    if (this.at !== WINDOW_FRONT) this.bytes.copyWithin(WINDOW_FRONT, this.at, this.end)
    this.base += this.at - WINDOW_FRONT
    this.at = WINDOW_FRONT
    this.end = WINDOW_FRONT + kept
    const room = WINDOW_FRONT + Math.max(least, kept) + this.chunk + SENTINEL
    if (room > this.bytes.length) this.enlarge(room + (room >> 2))
    do {
      const answer = reader.read(this.bytes, this.end, this.chunk)
      const count = typeof answer === 'number' ? answer : await answer
      this.end += count
      if (count === 0) this.final = true
    } while (!this.final && this.end - WINDOW_FRONT < least)
    this.bytes.fill(0, this.end, this.end + SENTINEL)
    this.used = this.end + SENTINEL
    this.suspect = !isUtf8(this.bytes.subarray(this.at, characterBorder(this.bytes, this.at, this.end)))
  }

  private enlarge(size: number): void {
    const grown = Buffer.allocUnsafeSlow(size)
    this.bytes.copy(grown, 0, 0, this.used)
    this.bytes = grown
  }
}

/** Where the decimal digits of a small number stand ready: `[start, start + length)`; -1 when it is not small. */
export function readyNumber(value: number): number {
  return value < READY_NUMBERS ? value * 3 : -1
}

function writeNumbers(bytes: Buffer): void {
  for (let value = 0; value < READY_NUMBERS; value++) bytes.write(String(value), value * 3, 'latin1')
}

/** `end`, or where a character begins that the data breaks off in. */
function characterBorder(bytes: Uint8Array, start: number, end: number): number {
  for (let i = end - 1; i >= Math.max(start, end - 3); i--) {
    if (bytes[i] < 0x80) return end
    if (bytes[i] >= 0xc0) return i
  }
  return end
}
