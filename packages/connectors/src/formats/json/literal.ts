import { classOf } from '@ai-etl/core/contracts/batch'
import { BACKSLASH, CLOSE_ARRAY, CLOSE_OBJECT, OPEN_ARRAY, OPEN_OBJECT, QUOTE, WORD } from './bytes.ts'

const WORDS = ['true', 'false', 'NaN', 'Infinity', '-Infinity'].map((word) => Buffer.from(word))
/** BYTE_CLASS of the two booleans. */
export const TRUE = classOf(WORDS[0], 0, WORDS[0].length)
export const FALSE = classOf(WORDS[1], 0, WORDS[1].length)

/** Place after the run of letters, digits, signs and points at `at`. */
export function wordEnd(bytes: Uint8Array, at: number): number {
  let i = at
  while (WORD[bytes[i]] === 1) i++
  return i
}

export function isNull(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    end - at === 4 && bytes[at] === 0x6e && bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c
  )
}

/** Place after the literal at `at`: true, false, and NaN, Infinity, -Infinity; -1 when none stands there. */
export function literalEnd(bytes: Uint8Array, at: number): number {
  for (const word of WORDS) {
    let i = 0
    while (i < word.length && bytes[at + i] === word[i]) i++
    if (i === word.length) return at + i
  }
  return -1
}

/** True when `bytes[at, end)` are a number by the grammar of RFC 8259 §6. */
export function isNumber(bytes: Uint8Array, at: number, end: number): boolean {
  let i = bytes[at] === 0x2d && at < end ? at + 1 : at
  const whole = digitsEnd(bytes, i, end)
  if (whole === i || (bytes[i] === 0x30 && whole > i + 1)) return false
  i = whole
  if (i < end && bytes[i] === 0x2e) {
    const fraction = digitsEnd(bytes, i + 1, end)
    if (fraction === i + 1) return false
    i = fraction
  }
  if (i === end || (bytes[i] | 0x20) !== 0x65) return i === end
  i++
  if (i < end && (bytes[i] === 0x2b || bytes[i] === 0x2d)) i++
  return digitsEnd(bytes, i, end) === end && i < end
}

function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && bytes[i] >= 0x30 && bytes[i] <= 0x39) i++
  return i
}

export const UNFINISHED = -1
export const NOT_A_VALUE = -2

/** Place after the value at `at`, by brackets and quotes alone; UNFINISHED when the data end first. */
export function skipValue(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]
  if (first === QUOTE) return skipString(bytes, at + 1, end)
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    const after = wordEnd(bytes, at)
    return after === at ? (at >= end ? UNFINISHED : NOT_A_VALUE) : after
  }
  let depth = 0
  for (let i = at; i < end; i++) {
    const byte = bytes[i]
    if (byte === QUOTE) {
      i = skipString(bytes, i + 1, end) - 1
      if (i < 0) return UNFINISHED
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) return i + 1
  }
  return UNFINISHED
}

function skipString(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    if (bytes[i] === QUOTE) return i + 1
    if (bytes[i] === BACKSLASH) i++
  }
  return UNFINISHED
}
