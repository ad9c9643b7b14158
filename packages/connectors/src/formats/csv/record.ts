import type { ByteReader } from '../../files/format.ts'
import { readUpTo } from '../../files/input.ts'
import { RowParser, STARVED } from './row-parser.ts'
import type { CsvFile } from './stretch.ts'

/** Bytes that are looked at first; records beyond them are read up to MAX_RECORD_BYTES. */
const FIRST_BYTES = 64 * 1024
const MAX_RECORD_BYTES = 1_000_000

/**
 * Reads single records again, for rows that are refused after they were read. Records asked for in order cost one more
 * pass at most, even where a file cannot be sought in: the reader stays where it is between calls.
 */
export class RecordReader {
  readonly #csv: CsvFile
  readonly #parser: RowParser
  #reader: ByteReader | null = null
  /** Bytes read last, and the offset of the first of them. */
  #bytes: Buffer = Buffer.alloc(0)
  #base = 0

  constructor(csv: CsvFile) {
    this.#csv = csv
    this.#parser = new RowParser(csv.layout.dialect, csv.layout.names.length)
  }

  /** The record that begins at an offset of the decoded stream, without its line end. */
  async record(offset: number): Promise<Buffer> {
    for (const length of [FIRST_BYTES, MAX_RECORD_BYTES]) {
      const bytes = await this.#bytesAt(offset, length)
      const last = bytes.length < length
      const end = this.#endOfRow(bytes, last || length === MAX_RECORD_BYTES)
      if (end !== STARVED) return Buffer.from(bytes.subarray(0, end))
    }
    return Buffer.alloc(0)
  }

  async close(): Promise<void> {
    await this.#reader?.close()
    this.#reader = null
  }

  #endOfRow(bytes: Buffer, last: boolean): number {
    const columns = this.#csv.layout.names.length
    const padded = Buffer.concat([bytes, Buffer.from('\n')])
    const places = () => new Int32Array(columns)
    const mask = new Uint16Array(columns)
    let end = this.#parser.parse(padded, 0, bytes.length, last, places(), places(), mask, 0)
    while (end > 0 && (padded[end - 1] === 10 || padded[end - 1] === 13)) end--
    return end
  }

  /** At least `length` bytes from `offset` on, or all there are. */
  async #bytesAt(offset: number, length: number): Promise<Buffer> {
    const end = this.#base + this.#bytes.length
    if (offset >= this.#base && offset + length <= end) return this.#bytes.subarray(offset - this.#base)
    const kept = offset >= this.#base && offset < end ? this.#bytes.subarray(offset - this.#base) : Buffer.alloc(0)
    const reader = await this.#readerAt(offset + kept.length)
    const more = await readUpTo(reader, Math.max(length, FIRST_BYTES * 2) - kept.length)
    this.#bytes = Buffer.concat([kept, more])
    this.#base = offset
    return this.#bytes
  }

  /** A reader that stands at `offset`: the one there is when it has not passed it, else a new one. */
  async #readerAt(offset: number): Promise<ByteReader> {
    const { file } = this.#csv
    const standing = this.#reader
    if (standing && (standing.position === offset || (!file.seekable && standing.position < offset))) {
      for (let left = offset - standing.position; left > 0; ) {
        const dropped = await readUpTo(standing, Math.min(left, FIRST_BYTES))
        if (dropped.length === 0) break
        left -= dropped.length
      }
      return standing
    }
    await this.close()
    this.#reader = await file.open(offset)
    return this.#reader
  }
}
