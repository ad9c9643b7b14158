import { type Batch, BYTE_CLASS, classOf } from '@ai-etl/core/contracts/batch'

/**
 * Reads Native blocks whose columns are all String or Nullable(String) into batches over the very bytes that came: a
 * value costs its length prefix and nothing else. A block may come in any pieces.
 */
export class NativeTextDecoder {
  readonly #table: number
  #buffer = Buffer.allocUnsafeSlow(1 << 20)
  #length = 0
  #block: OpenBlock | null = null

  constructor(table: number) {
    this.#table = table
  }

  push(piece: Uint8Array): void {
    this.#reserve(piece.length)
    this.#buffer.set(piece, this.#length)
    this.#length += piece.length
  }

  /** The next whole block with rows; null when more bytes are needed. It stays valid until the next `push`. */
  next(): Batch | null {
    for (;;) {
      this.#block ??= this.#open()
      if (this.#block === null || !this.#read(this.#block)) return null
      const block = this.#block
      this.#block = null
      const batch = this.#close(block)
      if (batch.rows > 0) return batch
    }
  }

  /** True when bytes of an unfinished block are left: the answer broke off. */
  get isCutOff(): boolean {
    return this.#length > 0
  }

  #open(): OpenBlock | null {
    const columns = this.#varint(0)
    if (columns === null) return null
    const rows = this.#varint(columns.end)
    if (rows === null) return null
    const cells = columns.value * rows.value
    return {
      columns: columns.value,
      rows: rows.value,
      at: rows.end,
      column: 0,
      row: -1,
      nulls: -1,
      start: new Int32Array(cells),
      end: new Int32Array(cells),
      mask: new Uint16Array(cells),
    }
  }

  /** Goes on where the bytes ran out; false when they run out again. */
  #read(block: OpenBlock): boolean {
    for (; block.column < block.columns; block.column++) {
      if (block.row < 0 && !this.#openColumn(block)) return false
      if (!this.#readColumn(block)) return false
      block.row = -1
    }
    return true
  }

  /** Name, type, and the null map. */
  #openColumn(block: OpenBlock): boolean {
    const name = this.#string(block.at)
    const type = name && this.#string(name.end)
    if (!type) return false
    const nullable = this.#buffer.toString('latin1', type.start, type.end).startsWith('Nullable(')
    const map = nullable && block.rows > 0 ? block.rows : 0
    if (type.end + map > this.#length) return false
    block.nulls = map > 0 ? type.end : -1
    block.at = type.end + map
    block.row = 0
    return true
  }

  #readColumn(block: OpenBlock): boolean {
    const { columns, column, rows, start, end, mask, nulls } = block
    const bytes = this.#buffer
    const length = this.#length
    let at = block.at
    let row = block.row
    for (; row < rows; row++) {
      let from = at
      let size = 0
      let shift = 1
      let byte = 0x80
      while (byte >= 0x80 && from < length) {
        byte = bytes[from++]
        size += (byte & 0x7f) * shift
        shift *= 128
      }
      if (byte >= 0x80 || from + size > length) break
      const cell = row * columns + column
      start[cell] = from
      at = from + size
      end[cell] = at
      const isNull = nulls >= 0 && bytes[nulls + row] === 1
      // A text without a letter is a value here, not a missing one.
      mask[cell] = isNull ? BYTE_CLASS.NULL : from === at ? BYTE_CLASS.QUOTED : classOf(bytes, from, at)
    }
    block.at = at
    block.row = row
    return row === rows
  }

  /** Bytes of the next block move to a buffer of their own: stages may append to the batch's. */
  #close(block: OpenBlock): Batch {
    const bytes = this.#buffer
    const rest = this.#length - block.at
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(bytes.length, rest))
    bytes.copy(this.#buffer, 0, block.at, this.#length)
    this.#length = rest
    return {
      table: this.#table,
      rows: block.rows,
      columns: block.columns,
      bytes,
      used: block.at,
      start: block.start,
      end: block.end,
      mask: block.mask,
      line: new Float64Array(block.rows),
      offset: new Float64Array(block.rows),
      file: 0,
    }
  }

  #varint(at: number): { value: number; end: number } | null {
    let value = 0
    for (let i = at, scale = 1; i < this.#length; i++, scale *= 128) {
      value += (this.#buffer[i] & 0x7f) * scale
      if (this.#buffer[i] < 0x80) return { value, end: i + 1 }
    }
    return null
  }

  #string(at: number): { start: number; end: number } | null {
    const length = this.#varint(at)
    if (length === null || length.end + length.value > this.#length) return null
    return { start: length.end, end: length.end + length.value }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#length + more))
    this.#buffer.copy(grown, 0, 0, this.#length)
    this.#buffer = grown
  }
}

interface OpenBlock {
  readonly columns: number
  readonly rows: number
  /** Where reading goes on. */
  at: number
  column: number
  /** Next row of the column; -1 before its header. */
  row: number
  /** Where its null map begins; -1 when it has none. */
  nulls: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly mask: Uint16Array
}
