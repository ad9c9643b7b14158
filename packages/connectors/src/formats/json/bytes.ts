import { BYTE_CLASS, CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'

export const QUOTE = 0x22
export const BACKSLASH = 0x5c
export const COMMA = 0x2c
export const COLON = 0x3a
export const OPEN_OBJECT = 0x7b
export const CLOSE_OBJECT = 0x7d
export const OPEN_ARRAY = 0x5b
export const CLOSE_ARRAY = 0x5d
export const NEWLINE = 0x0a
export const SPACE = 0x20

/** In TEXT_CLASS: a byte that ends the run of plain bytes of a string: quote, backslash, control. */
export const STOPS = 0x1000

/** BYTE_CLASS of each byte, with STOPS: a string's loop asks one table only. */
export const TEXT_CLASS: Uint16Array = CLASS_OF_BYTE.map((mask, byte) =>
  byte === QUOTE || byte === BACKSLASH || byte < SPACE ? mask | STOPS : mask,
)

/** 1 for bytes that a number, `true`, `null` or `NaN` may consist of. */
export const WORD: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  (CLASS_OF_BYTE[byte] &
    (BYTE_CLASS.DIGIT | BYTE_CLASS.SIGN | BYTE_CLASS.DOT | BYTE_CLASS.HEX_LETTER | BYTE_CLASS.LETTER)) !==
    0 ||
  byte === 0x54 ||
  byte === 0x5a
    ? 1
    : 0,
)

/** Index of the first byte from `at` that is not white space (RFC 8259 §2). */
export function afterSpace(bytes: Uint8Array, at: number): number {
  let i = at
  while (bytes[i] === SPACE || bytes[i] === NEWLINE || bytes[i] === 0x0d || bytes[i] === 0x09) i++
  return i
}

/** Line feeds in a range. */
export function countLines(bytes: Uint8Array, start: number, end: number): number {
  let lines = 0
  for (let i = start; i < end; i++) if (bytes[i] === NEWLINE) lines++
  return lines
}
