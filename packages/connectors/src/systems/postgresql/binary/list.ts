import type { Encode } from './encoder.ts'
import { writeInt32 } from './integers.ts'

const HEADER = 20

/**
 * Makes the encoder of a one-dimensional array (array_recv): int32 dimensions, int32 whether NULLs, oid of the element
 * type, int32 length, int32 lower bound, then the elements as fields. The canonical text is a JSON array.
 */
export function listOf(element: Encode, elementOid: number): Encode {
  return (bytes, start, end, out, at) => {
    const elements = splitJsonArray(bytes, start, end)
    let write = at + 4 + HEADER
    let nulls = 0
    for (const piece of elements) {
      if (piece === null) {
        writeInt32(out, write, -1)
        write += 4
        nulls = 1
      } else write = element(piece, 0, piece.length, out, write)
    }
    // An empty array has no dimension at all.
    if (elements.length === 0) write -= 8
    writeInt32(out, at, write - at - 4)
    writeInt32(out, at + 4, elements.length === 0 ? 0 : 1)
    writeInt32(out, at + 8, nulls)
    writeInt32(out, at + 12, elementOid)
    if (elements.length > 0) {
      writeInt32(out, at + 16, elements.length)
      writeInt32(out, at + 20, 1)
    }
    return write
  }
}

/**
 * The elements of a JSON array as canonical texts, numbers digit for digit; null for JSON's null. Nested values stay
 * JSON text.
 */
export function splitJsonArray(bytes: Uint8Array, start: number, end: number): (Uint8Array | null)[] {
  const elements: (Uint8Array | null)[] = []
  let depth = 0
  let from = -1
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if (byte === QUOTE) {
      if (from === -1) from = i
      i = stringEnd(bytes, i)
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      if (depth++ === 1 && from === -1) from = i
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      if (--depth === 0 && from !== -1) elements.push(element(bytes, from, i))
    } else if (byte === COMMA && depth === 1) {
      elements.push(element(bytes, from, i))
      from = -1
    } else if (from === -1 && byte > SPACE) from = i
  }
  return elements
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_ARRAY = 0x5b
const OPEN_OBJECT = 0x7b
const CLOSE_ARRAY = 0x5d
const CLOSE_OBJECT = 0x7d
const COMMA = 0x2c
const SPACE = 0x20

/** Index of the quote that ends the string which begins at `at`. */
function stringEnd(bytes: Uint8Array, at: number): number {
  let i = at + 1
  while (bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1
  return i
}

function element(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  let last = end
  while (bytes[last - 1] <= SPACE) last--
  if (bytes[start] === QUOTE) return unquote(bytes.subarray(start, last))
  const isNull = last - start === 4 && bytes[start] === 0x6e
  return isNull ? null : bytes.subarray(start, last)
}

function unquote(quoted: Uint8Array): Uint8Array {
  if (!quoted.includes(BACKSLASH)) return quoted.subarray(1, -1)
  // JSON.parse of a string literal gives a string.
  return Buffer.from(JSON.parse(Buffer.from(quoted).toString('utf8')) as string, 'utf8')
}
