import { promisify } from 'node:util'
import { constants, zstdCompress } from 'node:zlib'
import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { type ChunkBounds, signedBounds } from './bounds.ts'
import { Dictionary } from './dictionary.ts'
import { bitWidth, hybrid, packBits } from './levels.ts'
import { type AppendValue, Growing, plainEncoder } from './physical.ts'
import { i32, serialise, struct } from './thrift.ts'
import { parquetType } from './types.ts'

const ENCODING = { PLAIN: 0, RLE: 3, RLE_DICTIONARY: 8 } as const
const PAGE = { DATA: 0, DICTIONARY: 2 } as const
const compress = promisify(zstdCompress)
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** One column's part of a row group, ready to be written: its pages one behind the other. */
export interface ColumnChunk {
  readonly pages: readonly Buffer[]
  /** Bytes of the dictionary page with its header; 0 when there is none. */
  readonly dictionaryBytes: number
  readonly uncompressedBytes: number
  readonly values: number
  readonly nulls: number
  /** Absent without values, and where the format's own order of them is no number's. */
  readonly bounds?: ChunkBounds | undefined
  readonly encodings: readonly number[]
}

/** Gathers one column's values of a row group and turns them into a dictionary page and a data page. */
export class ColumnBuffer {
  readonly #append: AppendValue
  readonly #type: LogicalType
  readonly #nullable: boolean
  #values = new Growing(1 << 16)
  #valid: Uint8Array
  #indexes: Int32Array | null
  #dictionary: Dictionary | null
  /** Values that are not null. */
  #present = 0
  #rows = 0

  /** @param rows most rows of a row group */
  constructor(type: LogicalType, nullable: boolean, rows: number, dictionary: boolean) {
    this.#type = type
    this.#nullable = nullable
    this.#append = plainEncoder(type)
    this.#valid = new Uint8Array(rows)
    this.#dictionary =
      dictionary && parquetType(type).physical === 'BYTE_ARRAY' && type.kind !== 'binary' ? new Dictionary() : null
    this.#indexes = this.#dictionary ? new Int32Array(rows) : null
  }

  get bytes(): number {
    return this.#values.length + (this.#dictionary?.values.length ?? 0)
  }

  /** False when a dictionary was tried and did not pay: the next row group need not try. */
  get worthDictionary(): boolean {
    return this.#dictionary !== null
  }

  /** Takes rows [from, to) of one column of a canonical batch. */
  add(batch: Batch, column: number, from: number, to: number): void {
    const { mask, start, end, columns, bytes } = batch
    const valid = this.#valid
    const append = this.#append
    const values = this.#values
    for (let row = from, cell = from * columns + column; row < to; row++, cell += columns) {
      if (mask[cell] & BYTE_CLASS.NULL) {
        valid[this.#rows++] = 0
        continue
      }
      valid[this.#rows++] = 1
      if (this.#dictionary === null || !this.#addIndex(bytes, start[cell], end[cell]))
        append(bytes, start[cell], end[cell], values)
      this.#present++
    }
  }

  /** Compresses what was gathered; the buffer is spent. */
  async finish(): Promise<ColumnChunk> {
    const dictionary = this.#dictionary
    const body = dictionary ? this.#indexPage(dictionary) : this.#plainPage()
    const encoding = dictionary ? ENCODING.RLE_DICTIONARY : ENCODING.PLAIN
    const data = await page(body, (sizes) =>
      struct([1, i32(PAGE.DATA)], ...sizes, [
        5,
        struct([1, i32(this.#rows)], [2, i32(encoding)], [3, i32(ENCODING.RLE)], [4, i32(ENCODING.RLE)]),
      ]),
    )
    const words = dictionary
      ? await page(dictionary.values.taken(), (sizes) =>
          struct([1, i32(PAGE.DICTIONARY)], ...sizes, [
            7,
            struct([1, i32(dictionary.count)], [2, i32(ENCODING.PLAIN)]),
          ]),
        )
      : null
    const { physical } = parquetType(this.#type)
    const bounds = this.#type.kind === 'uint64' ? undefined : signedBounds(this.#values.taken(), physical)
    return {
      bounds,
      pages: words ? [...words.buffers, ...data.buffers] : data.buffers,
      dictionaryBytes: words?.bytes ?? 0,
      uncompressedBytes: data.uncompressed + (words?.uncompressed ?? 0),
      values: this.#rows,
      nulls: this.#rows - this.#present,
      encodings: dictionary ? [ENCODING.PLAIN, ENCODING.RLE, ENCODING.RLE_DICTIONARY] : [ENCODING.PLAIN, ENCODING.RLE],
    }
  }

  /** False when the value did not fit into the dictionary; what was gathered is then plain. */
  #addIndex(bytes: Buffer, start: number, end: number): boolean {
    const dictionary = this.#dictionary
    const indexes = this.#indexes
    if (dictionary === null || indexes === null) return false
    const index = dictionary.index(bytes, start, end)
    if (index === -1) {
      for (let i = 0; i < this.#present; i++) dictionary.copyValue(indexes[i], this.#values)
      this.#dictionary = null
      this.#indexes = null
      return false
    }
    indexes[this.#present] = index
    return true
  }

  #indexPage(dictionary: Dictionary): Buffer {
    const width = bitWidth(dictionary.count)
    const indexes = this.#indexes ?? new Int32Array(0)
    return Buffer.concat([
      this.#levels(),
      Buffer.from([width]),
      this.#present === 0 ? Buffer.alloc(0) : hybrid(indexes, this.#present, width),
    ])
  }

  #plainPage(): Buffer {
    const values = this.#values.taken()
    const body =
      this.#type.kind === 'bool' ? packBits(values, this.#present, 1).subarray(0, (this.#present + 7) >> 3) : values
    const levels = this.#levels()
    return levels.length === 0 ? body : Buffer.concat([levels, body])
  }

  /** Definition levels with their length in front; none for a column that holds no nulls by its schema. */
  #levels(): Buffer {
    if (!this.#nullable) return Buffer.alloc(0)
    const levels = hybrid(this.#valid, this.#rows, 1)
    const length = Buffer.alloc(4)
    length.writeUInt32LE(levels.length)
    return Buffer.concat([length, levels])
  }
}

interface Page {
  readonly buffers: readonly Buffer[]
  readonly bytes: number
  /** With the header. */
  readonly uncompressed: number
}

type Sizes = readonly (readonly [number, ReturnType<typeof i32>])[]

async function page(body: Buffer, header: (sizes: Sizes) => ReturnType<typeof struct>): Promise<Page> {
  const compressed = await compress(body, FAST)
  const head = serialise(
    header([
      [2, i32(body.length)],
      [3, i32(compressed.length)],
    ]),
  )
  return {
    buffers: [head, compressed],
    bytes: head.length + compressed.length,
    uncompressed: head.length + body.length,
  }
}
