import { CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'

export const LESS = 0x3c
export const GREATER = 0x3e
export const SLASH = 0x2f
export const AMPERSAND = 0x26
export const EQUALS = 0x3d
export const QUOTE = 0x22
export const APOSTROPHE = 0x27
export const EXCLAMATION = 0x21
export const QUESTION = 0x3f
export const RETURN = 0x0d
export const NEWLINE = 0x0a
export const SPACE = 0x20

/** In TEXT_CLASS: ends a run of plain text: `<`, `&`, carriage return (to be normalised), bytes that XML forbids. */
export const STOPS = 0x1000
/** In TEXT_CLASS: a line feed. */
export const LINES = 0x2000

/** BYTE_CLASS of each byte, with STOPS and LINES: text's loop asks one table only. */
export const TEXT_CLASS: Uint16Array = CLASS_OF_BYTE.map((mask, byte) => {
  if (byte === NEWLINE) return mask | LINES
  const forbidden = byte < SPACE && byte !== 0x09
  return forbidden || byte === LESS || byte === AMPERSAND ? mask | STOPS : mask
})

/** 1 for bytes that end a name: white space, `/`, `>`, `=`, `<`, quotes, and the window's end. */
export const NAME_END: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= SPACE || [SLASH, GREATER, EQUALS, LESS, QUOTE, APOSTROPHE].includes(byte) ? 1 : 0,
)

/** Place after the name at `at`. */
export function nameEnd(bytes: Uint8Array, at: number): number {
  let i = at
  while (NAME_END[bytes[i]] === 0) i++
  return i
}

export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === NEWLINE || byte === RETURN || byte === 0x09
}

export function onlySpace(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isSpace(bytes[i])) return false
  return true
}

/**
 * Place after the `>` that ends the tag at `at`, quotes respected; a `<`, which no tag may hold, ends a broken one.
 * @returns -1 when the tag does not end before `end`
 */
export function tagEnd(bytes: Uint8Array, at: number, end: number): number {
  let quote = 0
  for (let i = at + 1; i < end; i++) {
    const byte = bytes[i]
    if (byte === LESS) return i
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GREATER) return i + 1
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
  }
  return -1
}

/** Place after `terminator` searched from `at`; -1 when it is not before `end`. */
export function afterBytes(bytes: Buffer, terminator: string, at: number, end: number): number {
  const found = bytes.indexOf(terminator, at, 'latin1')
  return found === -1 || found + terminator.length > end ? -1 : found + terminator.length
}

export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** True when `bytes[start, end)` are `name`, or a prefix, a colon and `name`. */
export function isNamed(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  const from = end - name.length
  if (from < start || (from > start && bytes[from - 1] !== 0x3a)) return false
  for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name[i]) return false
  return true
}
