import { type Encoder, fixed, writeLength } from './encoder.ts'

/** Longest text that a loop copies faster than a call does. */
const LOOPED = 40

/** String: its length and bytes. Also what the server converts into any other type: Enum, IPv4, FixedString, JSON. */
export const text: Encoder = {
  wireType: 'String',
  width: null,
  encode: (bytes, start, end, out, at) => {
    const length = end - start
    let next = at
    if (length < 0x80) out[next++] = length
    else next = writeLength(length, out, next)
    if (length > LOOPED) {
      bytes.copy(out, next, start, end)
      return next + length
    }
    for (let i = start; i < end; i++) out[next++] = bytes[i]
    return next
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
