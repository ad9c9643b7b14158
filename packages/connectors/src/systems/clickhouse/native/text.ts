import { type Encoder, fixed, LENGTH_BYTES, writeLength } from './encoder.ts'

/** Longest text that words copy faster than a call does. */
const BY_WORDS = 256
const WORD = 4
/** Room that a text takes at most besides its bytes: the length, and what the last word writes behind the end. */
export const TEXT_ROOM = LENGTH_BYTES + WORD

/** A buffer's bytes as words, at any place. */
export function wordsOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/**
 * A text's length and bytes; up to a word behind them is overwritten. Four bytes at a time take a quarter of the steps
 * of one, and a call that copies costs as much as a hundred bytes.
 */
export function encodeText(
  bytes: Buffer,
  words: DataView,
  start: number,
  end: number,
  out: Buffer,
  outWords: DataView,
  at: number,
): number {
  const length = end - start
  let next = at
  if (length < 0x80) out[next++] = length
  else next = writeLength(length, out, next)
  if (length > BY_WORDS || end + WORD > bytes.length) bytes.copy(out, next, start, end)
  else for (let i = 0; i < length; i += WORD) outWords.setInt32(next + i, words.getInt32(start + i))
  return next + length
}

/** String. Also what the server converts into any other type: Enum, IPv4, FixedString, JSON. */
export const text: Encoder = {
  wireType: 'String',
  width: null,
  encode: (bytes, start, end, out, at) => {
    const next = writeLength(end - start, out, at)
    bytes.copy(out, next, start, end)
    return next + end - start
  },
  empty: (out, at) => {
    out[at] = 0
    return at + 1
  },
}

const NIBBLE = new Uint8Array(256)
for (let i = 0; i < 10; i++) NIBBLE[0x30 + i] = i
for (let i = 0; i < 6; i++) NIBBLE[0x41 + i] = NIBBLE[0x61 + i] = 10 + i

/** Where the 16 bytes of a uuid's text begin: 8-4-4-4-12 digits. */
const DIGITS_AT = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

/** Two 64-bit halves, each with its lowest byte first. */
export const uuid: Encoder = fixed('UUID', 16, (bytes, start, _end, out, at) => {
  for (let i = 0; i < 16; i++) {
    const from = start + DIGITS_AT[i]
    out[at + (i < 8 ? 7 - i : 23 - i)] = (NIBBLE[bytes[from]] << 4) | NIBBLE[bytes[from + 1]]
  }
  return at + 16
})
