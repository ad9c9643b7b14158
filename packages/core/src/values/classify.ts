import { BYTE_CLASS, classOf } from '../contracts/batch.ts'
import { isIpAddress } from './ip.ts'
import { readLooseDate } from './loose-date.ts'
import { LONGEST_NAMED_DATE, readNamedDate } from './named-date.ts'
import { numeral, readNumeral, SIGN_STYLE, STARTS_NUMERAL } from './numeral.ts'
import type { Shape } from './shape.ts'
import { SHAPE } from './shape.ts'
import { isoMoment, MOMENT } from './temporal.ts'
import { LONGEST_WORD, WORDS, wordAt } from './words.ts'

const { DIGIT, SIGN, DOT, COLON, TIME_LETTER, SPACE, HEX_LETTER, LETTER, HIGH, OTHER, QUOTED, NULL } = BYTE_CLASS
const CLASSES = 0x3fff
/** Numbers of people and moments are shorter; longer values need not be looked into. */
const LONGEST_NUMERAL = 128

/** What the last `shapeOf` found beside the shape. One object, reused: hot paths allocate nothing. */
export const found = {
  /** INTEGER and DECIMAL: the value, exact up to 15 digits. */
  value: 0,
  /** INTEGER, DECIMAL: digits before and behind the dot. */
  integerDigits: 0,
  scale: 0,
  /** BOOL, TOKEN: index into WORDS. */
  word: -1,
  /** The value without the stray spaces that were cut, where the shape is of what is left. */
  start: 0,
  end: 0,
}

/**
 * The shape of a raw value. `mask` is its mask in the batch. Details are left in `found`, and by shape in
 * `numeral` (NUMBER), `looseDate` (LOOSE_DATE), `moment` (DATE, TIMESTAMP, TIMESTAMPTZ, TIME, LOOSE_DATE).
 * Spaces around a value are looked through unless it is text: then found.end - found.start is less than its length.
 */
export function shapeOf(bytes: Uint8Array, start: number, end: number, mask: number): Shape {
  found.start = start
  found.end = end
  if ((mask & NULL) !== 0) return SHAPE.NULL
  if (start === end) return (mask & QUOTED) !== 0 ? SHAPE.EMPTY : SHAPE.NULL
  const classes = mask & CLASSES
  if (classes === DIGIT) return integer(bytes, start, start, end)
  if ((classes & SPACE) !== 0 && (bytes[start] === 32 || bytes[end - 1] === 32)) return trimmed(bytes, start, end)
  return bare(bytes, start, end, classes)
}

/** The shape of a value that neither begins nor ends with a space. */
function bare(bytes: Uint8Array, start: number, end: number, classes: number): Shape {
  const length = end - start
  if ((classes & DIGIT) === 0) return withoutDigits(bytes, start, end, classes)
  if (length > LONGEST_NUMERAL) return SHAPE.TEXT
  if ((classes & (HIGH | LETTER | OTHER)) !== 0) return withLetters(bytes, start, end, classes)
  if ((classes & HEX_LETTER) !== 0) return withHexLetters(bytes, start, end, classes)
  if ((classes & ~(DIGIT | SIGN | DOT)) === 0) {
    const shape = plainNumber(bytes, start, end)
    if (shape !== SHAPE.TEXT) return shape
    // digits and hyphens: an order number more often than a date or a number with its sign behind
    if ((classes & DOT) === 0 && length > 10 && length !== 36 && bytes[start] !== 43 && bytes[end - 1] !== 45)
      return SHAPE.TEXT
  }
  if (length === 36 && isUuid(bytes, start)) return SHAPE.UUID
  const shape = momentShape(bytes, start, end)
  if (shape !== SHAPE.TEXT) return shape
  if ((classes & (SPACE | TIME_LETTER)) === 0 && (classes & (COLON | DOT)) !== 0 && isIpAddress(bytes, start, end))
    return SHAPE.IP
  return numberOfPeople(bytes, start, end)
}

function withHexLetters(bytes: Uint8Array, start: number, end: number, classes: number): Shape {
  if ((classes & (SPACE | TIME_LETTER)) !== 0) return withLetters(bytes, start, end, classes)
  if (end - start === 36 && isUuid(bytes, start)) return SHAPE.UUID
  if ((classes & COLON) !== 0) return isIpAddress(bytes, start, end) ? SHAPE.IP : SHAPE.TEXT
  // `12-Dec-2021`: the letters of some months are hexadecimal digits.
  return readNamedDate(bytes, start, end) ? SHAPE.LOOSE_DATE : exponent(bytes, start, end)
}

/** Digits with letters or signs between: a month by its name, AM or PM behind a time, a number with its unit. */
function withLetters(bytes: Uint8Array, start: number, end: number, classes: number): Shape {
  if (end - start <= LONGEST_NAMED_DATE) {
    if (readNamedDate(bytes, start, end)) return SHAPE.LOOSE_DATE
    if ((classes & COLON) !== 0 && (bytes[start] - 48) >>> 0 <= 9) {
      const shape = momentShape(bytes, start, end)
      if (shape !== SHAPE.TEXT) return shape
    }
  }
  return numberOfPeople(bytes, start, end)
}

function withoutDigits(bytes: Uint8Array, start: number, end: number, classes: number): Shape {
  const length = end - start
  if (length <= LONGEST_WORD) {
    const shape = word(bytes, start, end)
    if (shape !== SHAPE.TEXT) return shape
  }
  if ((classes & (HIGH | LETTER | OTHER)) !== 0) return SHAPE.TEXT
  if ((classes & COLON) !== 0) return isIpAddress(bytes, start, end) ? SHAPE.IP : SHAPE.TEXT
  return length === 36 && isUuid(bytes, start) ? SHAPE.UUID : SHAPE.TEXT
}

function trimmed(bytes: Uint8Array, start: number, end: number): Shape {
  let from = start
  let to = end
  while (from < to && bytes[from] === 32) from++
  if (from === to) return SHAPE.BLANK
  while (bytes[to - 1] === 32) to--
  const classes = classOf(bytes, from, to)
  const shape = classes === DIGIT ? integer(bytes, from, from, to) : bare(bytes, from, to, classes)
  if (shape !== SHAPE.TEXT) {
    found.start = from
    found.end = to
  }
  return shape
}

/** Digits from `first` to `end`; a minus may stand before. */
function integer(bytes: Uint8Array, start: number, first: number, end: number): Shape {
  if (bytes[first] === 48 && end - first > 1) return SHAPE.PADDED
  let value = 0
  for (let i = first; i < end; i++) value = value * 10 + bytes[i] - 48
  found.value = first === start ? value : -value
  found.integerDigits = end - first
  found.scale = 0
  return SHAPE.INTEGER
}

const POWERS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power)

/** Digits with perhaps a minus and a dot: INTEGER, DECIMAL or PADDED; TEXT when it is something else. */
function plainNumber(bytes: Uint8Array, start: number, end: number): Shape {
  const first = bytes[start] === 45 ? start + 1 : start
  let value = 0
  let i = first
  for (; i < end; i++) {
    const digit = bytes[i] - 48
    if (digit >>> 0 > 9) break
    value = value * 10 + digit
  }
  const integerDigits = i - first
  if (integerDigits === 0) return SHAPE.TEXT
  if (i === end) return integer(bytes, start, first, end)
  if (bytes[i] !== 46) return SHAPE.TEXT
  const fraction = ++i
  for (; i < end; i++) {
    const digit = bytes[i] - 48
    if (digit >>> 0 > 9) return SHAPE.TEXT
    value = value * 10 + digit
  }
  const scale = end - fraction
  if (scale === 0) return SHAPE.TEXT
  if (bytes[first] === 48 && integerDigits > 1) return SHAPE.PADDED
  value = scale < POWERS.length ? value / POWERS[scale] : value / 10 ** scale
  found.value = first === start ? value : -value
  found.integerDigits = integerDigits
  found.scale = scale
  return SHAPE.DECIMAL
}

const SHAPE_OF_MOMENT = [SHAPE.TEXT, SHAPE.DATE, SHAPE.TIMESTAMP, SHAPE.TIMESTAMPTZ, SHAPE.TIME] as const

function momentShape(bytes: Uint8Array, start: number, end: number): Shape {
  const kind = isoMoment(bytes, start, end)
  if (kind !== MOMENT.NONE) return SHAPE_OF_MOMENT[kind]
  return readLooseDate(bytes, start, end) ? SHAPE.LOOSE_DATE : SHAPE.TEXT
}

function numberOfPeople(bytes: Uint8Array, start: number, end: number): Shape {
  if (STARTS_NUMERAL[bytes[start]] === 0 || !readNumeral(bytes, start, end) || numeral.open) return SHAPE.TEXT
  if (numeral.padded) {
    const plain = numeral.group === 0 && numeral.affix === 0 && numeral.decimal !== 2
    return plain && numeral.signStyle <= SIGN_STYLE.MINUS ? SHAPE.PADDED : SHAPE.TEXT
  }
  return SHAPE.NUMBER
}

/** `-?` digits `.` digits `e` `±` digits. */
function exponent(bytes: Uint8Array, start: number, end: number): Shape {
  let i = bytes[start] === 45 ? start + 1 : start
  const first = i
  let digits = 0
  let dots = 0
  for (; i < end && (bytes[i] | 32) !== 0x65; i++) {
    if (bytes[i] === 46 && digits > 0 && dots === 0) dots++
    else if ((bytes[i] - 48) >>> 0 <= 9) digits++
    else return SHAPE.TEXT
  }
  if (digits === 0 || i === end || (bytes[first] === 48 && digits > 1 && bytes[first + 1] !== 46)) return SHAPE.TEXT
  i++
  if (bytes[i] === 43 || bytes[i] === 45) i++
  if (i >= end || end - i > 3) return SHAPE.TEXT
  for (; i < end; i++) if ((bytes[i] - 48) >>> 0 > 9) return SHAPE.TEXT
  return SHAPE.EXPONENT
}

function word(bytes: Uint8Array, start: number, end: number): Shape {
  const number = wordAt(bytes, start, end)
  if (number >= 0) {
    found.word = number
    return WORDS[number].means === null ? SHAPE.TOKEN : SHAPE.BOOL
  }
  return isInfinity(bytes, start, end) ? SHAPE.SPECIAL : SHAPE.TEXT
}

/** `Infinity`, `inf` in any case, perhaps with a sign. */
export function isInfinity(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] === 45 || bytes[start] === 43 ? start + 1 : start
  const length = end - first
  if (length !== 3 && length !== 8) return false
  for (let i = 0; i < length; i++) if ((bytes[first + i] | 32) !== INFINITY[i]) return false
  return true
}
const INFINITY = new TextEncoder().encode('infinity')

const HYPHENS = 0x842100 // bits 8, 13, 18 and 23: where a UUID has its hyphens
const IS_HEX = new Uint8Array(256)
for (const byte of new TextEncoder().encode('0123456789abcdefABCDEF')) IS_HEX[byte] = 1

/** 8-4-4-4-12 hexadecimal digits, 36 bytes from `start`. */
export function isUuid(bytes: Uint8Array, start: number): boolean {
  if (bytes[start + 8] !== 45 || bytes[start + 13] !== 45 || bytes[start + 18] !== 45 || bytes[start + 23] !== 45)
    return false
  for (let i = 0; i < 24; i++) if (IS_HEX[bytes[start + i]] === 0 && ((HYPHENS >>> i) & 1) === 0) return false
  for (let i = 24; i < 36; i++) if (IS_HEX[bytes[start + i]] === 0) return false
  return true
}
