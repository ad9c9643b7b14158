let words: Int32Array<ArrayBufferLike> = new Int32Array(0)

/** The aligned 32-bit words of the buffer behind `bytes`; made once a buffer. */
function wordsOf(bytes: Uint8Array): Int32Array {
  if (words.buffer !== bytes.buffer) words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2)
  return words
}

/** Shorter texts are counted byte by byte. */
const LEAST_BYTES = 16

/**
 * Code points of the UTF-8 text in [start, end): bytes that do not continue a character. Four bytes at a time where the
 * text is long enough: lengths of Cyrillic texts are a good part of the work of a scan.
 */
export function countCharacters(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < LEAST_BYTES) return end - start - continuations(bytes, start, end)
  const { byteOffset } = bytes
  const first = (byteOffset + start + 3) >>> 2
  const last = (byteOffset + end) >>> 2
  let continued = continuations(bytes, start, first * 4 - byteOffset)
  const aligned = wordsOf(bytes)
  for (let i = first; i < last; i++) {
    const word = aligned[i]
    // a byte continues a character when its highest bits are 1 and 0
    continued += Math.imul((word >>> 7) & ~(word >>> 6) & 0x01010101, 0x01010101) >>> 24
  }
  return end - start - continued - continuations(bytes, last * 4 - byteOffset, end)
}

function continuations(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) if ((bytes[i] & 0xc0) === 0x80) count++
  return count
}
