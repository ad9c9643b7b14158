import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { ColumnBuffer, type ColumnChunk } from './column.ts'
import { binary, i32, i64, list, serialise, struct, type ThriftValue } from './thrift.ts'
import { PHYSICAL, parquetType } from './types.ts'

export interface ParquetColumn {
  readonly name: string
  readonly type: LogicalType
  readonly nullable: boolean
}

/** Rows of a row group: the group size that DuckDB writes and reads best. */
const GROUP_ROWS = 122_880
/** Bytes gathered before a row group is closed early; two groups are in memory at once. */
const GROUP_BYTES = 24 << 20
const ZSTD = 6
const MAGIC = Buffer.from('PAR1')
const CREATED_BY = 'ai-etl'

/**
 * Writes one Parquet file from canonical batches: zstd pages, dictionaries where they pay, memory bounded by two row
 * groups. Compression runs on other threads while the next group is gathered.
 */
export class ParquetFile {
  readonly #columns: readonly ParquetColumn[]
  readonly #handle: FileHandle
  readonly #groups: ThriftValue[] = []
  readonly #dictionary: boolean[]
  #buffers: ColumnBuffer[]
  #groupRows = 0
  #rows = 0
  #position = 0
  #writing: Promise<void> = Promise.resolve()

  private constructor(handle: FileHandle, columns: readonly ParquetColumn[]) {
    this.#handle = handle
    this.#columns = columns
    this.#dictionary = columns.map(() => true)
    this.#buffers = this.#freshBuffers()
  }

  /** @param path made anew; what stood there is lost */
  static async create(path: string, columns: readonly ParquetColumn[]): Promise<ParquetFile> {
    const file = new ParquetFile(await open(path, 'w'), columns)
    await file.#append([MAGIC])
    return file
  }

  get rows(): number {
    return this.#rows
  }

  /** Takes all rows of a batch whose columns are those of the file. */
  async write(batch: Batch): Promise<void> {
    for (let from = 0; from < batch.rows; ) {
      const to = Math.min(batch.rows, from + GROUP_ROWS - this.#groupRows)
      for (const [column, buffer] of this.#buffers.entries()) buffer.add(batch, column, from, to)
      this.#groupRows += to - from
      this.#rows += to - from
      from = to
      if (this.#groupRows === GROUP_ROWS || this.#bytes() > GROUP_BYTES) await this.#closeGroup()
    }
  }

  /** Writes the footer and flushes to disk; the file is then whole. */
  async finish(): Promise<void> {
    if (this.#groupRows > 0) await this.#closeGroup()
    await this.#writing
    const footer = serialise(this.#metadata())
    const length = Buffer.alloc(4)
    length.writeUInt32LE(footer.length)
    await this.#append([footer, length, MAGIC])
    await this.#handle.sync()
    await this.#handle.close()
  }

  async abort(): Promise<void> {
    await this.#writing.catch(() => undefined)
    await this.#handle.close()
  }

  #freshBuffers(): ColumnBuffer[] {
    return this.#columns.map(
      (column, i) => new ColumnBuffer(column.type, column.nullable, GROUP_ROWS, this.#dictionary[i]),
    )
  }

  #bytes(): number {
    let total = 0
    for (const buffer of this.#buffers) total += buffer.bytes
    return total
  }

  async #closeGroup(): Promise<void> {
    const buffers = this.#buffers
    const rows = this.#groupRows
    for (const [i, buffer] of buffers.entries()) this.#dictionary[i] = buffer.worthDictionary
    this.#buffers = this.#freshBuffers()
    this.#groupRows = 0
    await this.#writing
    this.#writing = this.#writeGroup(buffers, rows)
    // A failure is met at the next write or at the end; until then it must not be taken for unhandled.
    this.#writing.catch(() => undefined)
  }

  async #writeGroup(buffers: readonly ColumnBuffer[], rows: number): Promise<void> {
    const chunks = await Promise.all(buffers.map((buffer) => buffer.finish()))
    const columns: ThriftValue[] = []
    let total = 0
    for (const [i, chunk] of chunks.entries()) {
      columns.push(columnMetadata(this.#columns[i], chunk, this.#position))
      total += chunk.uncompressedBytes
      await this.#append(chunk.pages)
    }
    this.#groups.push(struct([1, list('struct', columns)], [2, i64(total)], [3, i64(rows)]))
  }

  async #append(buffers: readonly Buffer[]): Promise<void> {
    const { bytesWritten } = await this.#handle.writev([...buffers], this.#position)
    this.#position += bytesWritten
  }

  #metadata(): ThriftValue {
    const root = struct([4, binary('schema')], [5, i32(this.#columns.length)])
    return struct(
      [1, i32(2)],
      [2, list('struct', [root, ...this.#columns.map(schemaElement)])],
      [3, i64(this.#rows)],
      [4, list('struct', this.#groups)],
      [6, binary(CREATED_BY)],
      // Without these readers take no bounds for what they are: each column is ordered as its type is.
      [
        7,
        list(
          'struct',
          this.#columns.map(() => struct([1, struct()])),
        ),
      ],
    )
  }
}

function schemaElement(column: ParquetColumn): ThriftValue {
  const type = parquetType(column.type)
  const decimal = column.type.kind === 'decimal' ? column.type : undefined
  return struct(
    [1, i32(PHYSICAL[type.physical])],
    [2, type.length > 0 ? i32(type.length) : undefined],
    [3, i32(column.nullable ? 1 : 0)],
    [4, binary(column.name)],
    [6, type.converted === undefined ? undefined : i32(type.converted)],
    [7, decimal && i32(decimal.scale)],
    [8, decimal && i32(decimal.precision)],
    [10, type.logical],
  )
}

function statistics({ nulls, bounds }: ColumnChunk): ThriftValue {
  return struct([3, i64(nulls)], [5, bounds && binary(bounds.most)], [6, bounds && binary(bounds.least)])
}

function columnMetadata(column: ParquetColumn, chunk: ColumnChunk, position: number): ThriftValue {
  const compressed = chunk.pages.reduce((sum, page) => sum + page.length, 0)
  const metadata = struct(
    [1, i32(PHYSICAL[parquetType(column.type).physical])],
    [2, list('i32', chunk.encodings.map(i32))],
    [3, list('binary', [binary(column.name)])],
    [4, i32(ZSTD)],
    [5, i64(chunk.values)],
    [6, i64(chunk.uncompressedBytes)],
    [7, i64(compressed)],
    [9, i64(position + chunk.dictionaryBytes)],
    [11, chunk.dictionaryBytes > 0 ? i64(position) : undefined],
    [12, statistics(chunk)],
  )
  return struct([2, i64(position)], [3, metadata])
}
