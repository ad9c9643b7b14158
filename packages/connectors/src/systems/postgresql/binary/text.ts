import { writeInt32 } from './integers.ts'

/** Up to this length a loop is faster than a call of the engine's copy. */
const LOOP_BYTES = 40

export function text(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const length = end - start
  writeInt32(out, at, length)
  return copy(bytes, start, end, out, at + 4)
}

/** jsonb on the wire: the version 1, then JSON text (jsonb_recv). */
export function jsonb(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, end - start + 1)
  out[at + 4] = 1
  return copy(bytes, start, end, out, at + 5)
}

function copy(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  if (end - start > LOOP_BYTES) {
    out.set(bytes.subarray(start, end), at)
    return at + end - start
  }
  let write = at
  for (let i = start; i < end; i++) out[write++] = bytes[i]
  return write
}

export function uuid(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 16)
  let write = at + 4
  for (let i = start; i < end; i += 2) {
    if (bytes[i] === 0x2d) i++
    out[write++] = (hexDigit(bytes[i]) << 4) | hexDigit(bytes[i + 1])
  }
  return write
}

/** bytea from `\x` and hexadecimal digits. */
export function bytea(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, (end - start - 2) >> 1)
  let write = at + 4
  for (let i = start + 2; i < end; i += 2) out[write++] = (hexDigit(bytes[i]) << 4) | hexDigit(bytes[i + 1])
  return write
}

function hexDigit(byte: number): number {
  return byte < 0x3a ? byte - 0x30 : (byte | 0x20) - 0x57
}
