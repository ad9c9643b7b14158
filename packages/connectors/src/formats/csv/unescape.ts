import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS, reserve } from '@ai-etl/core/contracts/batch'
import type { Dialect } from './dialect.ts'

/**
 * Writes a value without its escapes to the batch's spare tail and points the value there; the row's own bytes stay as
 * they are. `window.bytes` follows when the batch's buffer grows.
 * @param i index of the value in start, end and mask
 */
export function unescapeInto(
  batch: Batch,
  window: { bytes: Buffer },
  i: number,
  start: Int32Array,
  end: Int32Array,
  mask: Uint16Array,
  dialect: Dialect,
): void {
  const from = start[i]
  const to = end[i]
  const at = reserve(batch, to - from)
  const bytes = batch.bytes
  window.bytes = bytes
  const quote = dialect.quote?.charCodeAt(0) ?? -1
  const escape = dialect.escape?.charCodeAt(0) ?? -1
  const doubled = dialect.doubled && (mask[i] & BYTE_CLASS.QUOTED) !== 0
  let write = at
  for (let read = from; read < to; read++) {
    const byte = bytes[read]
    const skips = read + 1 < to && ((doubled && byte === quote && bytes[read + 1] === quote) || byte === escape)
    bytes[write++] = skips ? bytes[++read] : byte
  }
  batch.used = write
  start[i] = at
  end[i] = write
}
