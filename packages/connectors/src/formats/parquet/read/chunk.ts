import { type Batch, BYTE_CLASS, CLASS_OF_BYTE, reserve } from '@ai-etl/core/contracts/batch'
import duckdb, { type DataChunk } from '@duckdb/node-bindings'

/** DuckDB's string_t: 4 bytes of length, then up to 12 bytes of text, or 4 of prefix and an 8-byte pointer. */
const STRING_BYTES = 16
const INLINE_BYTES = 12
const POINTER_AT = 8

/**
 * Copies a chunk whose columns are all VARCHAR into a batch, byte by byte, without making a string.
 * @param batch has room for the chunk's rows and columns
 */
export function fillBatch(batch: Batch, chunk: DataChunk): void {
  const rows = duckdb.data_chunk_get_size(chunk)
  batch.rows = rows
  batch.used = 0
  for (let column = 0; column < batch.columns; column++) {
    const vector = duckdb.data_chunk_get_vector(chunk, column)
    const data = duckdb.vector_get_data(vector, rows * STRING_BYTES)
    const validity = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8)
    fillColumn(batch, column, data, validity)
  }
}

function fillColumn(batch: Batch, column: number, data: Uint8Array, validity: Uint8Array | null): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  for (let row = 0, cell = column; row < batch.rows; row++, cell += batch.columns) {
    if (validity !== null && !((validity[row >> 3] >> (row & 7)) & 1)) {
      batch.mask[cell] = BYTE_CLASS.NULL
      batch.start[cell] = batch.end[cell] = 0
      continue
    }
    const item = row * STRING_BYTES
    const length = view.getUint32(item, true)
    const at = reserve(batch, length)
    let mask = 0
    if (length <= INLINE_BYTES) {
      for (let i = 0; i < length; i++) {
        const byte = data[item + 4 + i]
        batch.bytes[at + i] = byte
        mask |= CLASS_OF_BYTE[byte]
      }
    } else {
      // The binding's type wants an ArrayBuffer, which is what DuckDB's memory is handed out as.
      const text = duckdb.get_data_from_pointer(data.buffer as ArrayBuffer, data.byteOffset + item + POINTER_AT, length)
      batch.bytes.set(text, at)
      for (let i = 0; i < length; i++) mask |= CLASS_OF_BYTE[text[i]]
    }
    batch.mask[cell] = length === 0 ? BYTE_CLASS.QUOTED : mask
    batch.start[cell] = at
    batch.end[cell] = at + length
  }
}
