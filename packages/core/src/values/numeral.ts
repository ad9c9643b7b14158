import type { DecimalSeparator, GroupSeparator } from './form.ts'

export const GROUP_SEPARATORS: readonly GroupSeparator[] = ['', ' ', '\u00a0', '\u202f', "'", '\u2019', '.', ',']
const SPACES: readonly GroupSeparator[] = [' ', '\u00a0', '\u202f']

/** Spaces of all widths part groups alike. */
export function isSameGroup(a: GroupSeparator, b: GroupSeparator): boolean {
  return a === b || (SPACES.includes(a) && SPACES.includes(b))
}

export const DECIMAL_SEPARATORS: readonly (DecimalSeparator | '')[] = ['', '.', ',']

/** Signs and units that may stand before or behind a number, by number; 0 is none. */
export const AFFIXES: readonly string[] = [
  ['', '%', '₽', 'руб.', 'руб', 'р.', 'р', '$', '€', '£', '¥'],
  ['RUB', 'RUR', 'USD', 'EUR', 'GBP', 'CNY', '₸', 'US$', '‰'],
].flat()

/** How the sign of a number is written. */
export const SIGN_STYLE = { NONE: 0, MINUS: 1, PLUS: 2, PARENTHESES: 3, TRAILING: 4 } as const

/** More digits than any decimal type holds; longer ones are text. */
const MOST_DIGITS = 100

/** What the last successful `readNumeral` found. One object, reused: hot paths allocate nothing. */
export const numeral = {
  negative: false,
  signStyle: 0,
  /** Index into GROUP_SEPARATORS; 0 when no groups are seen. */
  group: 0,
  /** Index into DECIMAL_SEPARATORS; 0 when none is certain. */
  decimal: 0,
  /** Index into DECIMAL_SEPARATORS of a single separator before exactly three digits: it may part groups or decimals. */
  lone: 0,
  affix: 0,
  /** Leading zeros stand before other digits. */
  padded: false,
  /** A separator stands behind the last digit: `5.` of a program, or `1.` of a numbered list. */
  open: false,
  /** Digits, as ASCII bytes, without sign and separators; a lone separator is not counted as a decimal one. */
  digits: new Uint8Array(MOST_DIGITS + 1),
  length: 0,
  scale: 0,
}

const encoder = new TextEncoder()
const affixBytes = AFFIXES.map((affix) => encoder.encode(affix))
/** Longer ones first, so that `руб.` is not taken for `р`. */
const affixOrder = affixBytes.map((_, index) => index).sort((a, b) => affixBytes[b].length - affixBytes[a].length)
const startsAffix = new Uint8Array(256)
for (const affix of affixBytes) if (affix.length > 0) startsAffix[affix[0]] = 1

/** First bytes that a number may have: anything else is text at once. */
export const STARTS_NUMERAL: Uint8Array = Uint8Array.from(startsAffix)
for (const byte of encoder.encode('0123456789+-(.,\u2212')) STARTS_NUMERAL[byte] = 1

/**
 * Reads a number as people write it that fills [start, end): sign, sign of money, digit groups, comma or dot, percent.
 * True when it is one; then `numeral` tells how it is written. What its separators mean is for the column to decide.
 */
export function readNumeral(bytes: Uint8Array, start: number, end: number): boolean {
  numeral.negative = false
  numeral.signStyle = SIGN_STYLE.NONE
  numeral.affix = 0
  let from = start
  let to = end
  if (bytes[from] === 0x28 && bytes[to - 1] === 0x29) {
    from++
    to--
    numeral.negative = true
    numeral.signStyle = SIGN_STYLE.PARENTHESES
  }
  from = readSign(bytes, from, to)
  const affixLength = affixAt(bytes, from, to)
  if (affixLength > 0) from = readSign(bytes, skipSpace(bytes, from + affixLength, to), to)
  const behind = readDigits(bytes, from, to)
  return behind > 0 && readTail(bytes, behind, to)
}

function readSign(bytes: Uint8Array, i: number, end: number): number {
  const byte = bytes[i]
  if (byte === 0x2b) return setSign(SIGN_STYLE.PLUS, i + 1)
  if (byte === 0x2d) return setSign(SIGN_STYLE.MINUS, i + 1)
  // U+2212, the minus of typography
  if (byte === 0xe2 && i + 2 < end && bytes[i + 1] === 0x88 && bytes[i + 2] === 0x92)
    return setSign(SIGN_STYLE.MINUS, i + 3)
  return i
}

function setSign(style: number, next: number): number {
  if (numeral.signStyle !== SIGN_STYLE.NONE) return -1
  numeral.signStyle = style
  numeral.negative = style !== SIGN_STYLE.PLUS
  return next
}

/** Sign or unit behind the digits, and the minus of accountants behind all. */
function readTail(bytes: Uint8Array, i: number, end: number): boolean {
  if (i === end) return true
  let at = skipSpace(bytes, i, end)
  if (numeral.affix === 0) at += affixAt(bytes, at, end)
  if (at === end - 1 && bytes[at] === 0x2d && numeral.signStyle === SIGN_STYLE.NONE) {
    numeral.signStyle = SIGN_STYLE.TRAILING
    numeral.negative = true
    at++
  }
  return at === end
}

/** Length of the affix at `i`, which is noted in `numeral`; 0 when there is none. */
function affixAt(bytes: Uint8Array, i: number, end: number): number {
  if (i < 0 || i >= end || startsAffix[bytes[i]] === 0) return 0
  for (const index of affixOrder) {
    const affix = affixBytes[index]
    if (affix.length > 0 && affix.length <= end - i && affix.every((byte, k) => bytes[i + k] === byte)) {
      numeral.affix = index
      return affix.length
    }
  }
  return 0
}

function skipSpace(bytes: Uint8Array, i: number, end: number): number {
  if (i >= end) return i
  const separator = separatorAt(bytes, i, end)
  return separator >= 1 && separator <= 3 ? i + separatorLength(separator) : i
}

/** Index into GROUP_SEPARATORS of what stands at `i`, or 0. */
function separatorAt(bytes: Uint8Array, i: number, end: number): number {
  switch (bytes[i]) {
    case 0x20:
      return 1
    case 0x27:
      return 4
    case 0x2e:
      return 6
    case 0x2c:
      return 7
    case 0xc2:
      return i + 1 < end && bytes[i + 1] === 0xa0 ? 2 : 0
    case 0xe2:
      if (i + 2 >= end || bytes[i + 1] !== 0x80) return 0
      return bytes[i + 2] === 0xaf ? 3 : bytes[i + 2] === 0x99 ? 5 : 0
    default:
      return 0
  }
}

function separatorLength(separator: number): number {
  return separator === 2 ? 2 : separator === 3 || separator === 5 ? 3 : 1
}

/** Reads digits and separators from `i`; gives the index behind them, or -1 when they make no number. */
function readDigits(bytes: Uint8Array, i: number, end: number): number {
  if (i < 0) return -1
  const { digits } = numeral
  let length = 0
  let segment = 0
  let group = 0
  /** A dot or comma that has been seen once: group or decimal, the rest will tell. */
  let point = 0
  let pointAt = -1
  let decimal = 0
  let at = i
  for (; at < end; at++) {
    const byte = bytes[at]
    if ((byte - 48) >>> 0 <= 9) {
      if (length >= MOST_DIGITS) return -1
      digits[length++] = byte
      segment++
      continue
    }
    const separator = separatorAt(bytes, at, end)
    const width = separatorLength(separator)
    const next = bytes[at + width] - 48
    const followed = at + width < end && next >>> 0 <= 9
    if (separator === 0 || (!followed && separator < 6)) break
    if (decimal !== 0) return -1
    if (separator >= 6 && point === 0 && separator !== group && (group === 0 || segment === 3)) {
      point = separator
      pointAt = length
      if (group !== 0) decimal = separator
    } else if (point !== 0) {
      // a second separator: the first one parted groups
      if (segment !== 3 || pointAt > 3 || pointAt === 0 || group !== 0) return -1
      group = point
      point = 0
      if (separator !== group) {
        if (separator < 6) return -1
        decimal = separator
        point = separator
        pointAt = length
      }
    } else {
      if (group === 0 ? segment === 0 || segment > 3 : segment !== 3 || separator !== group) {
        return -1
      }
      group = separator
    }
    segment = 0
    at += width - 1
  }
  if (length === 0 || (group !== 0 && decimal === 0 && segment !== 3)) return -1
  numeral.length = length
  numeral.open = point !== 0 && segment === 0
  settleSeparators(group, point, pointAt, segment)
  return at
}

/** Decides what a dot or comma means as far as this value alone can tell. */
function settleSeparators(group: number, point: number, pointAt: number, segment: number): void {
  const { digits, length } = numeral
  const index = point === 6 ? 1 : point === 7 ? 2 : 0
  const lone = point !== 0 && group === 0 && segment === 3 && pointAt >= 1 && pointAt <= 3 && digits[0] !== 48
  numeral.group = group
  numeral.lone = lone ? index : 0
  numeral.decimal = lone ? 0 : index
  numeral.scale = index === 0 || lone ? 0 : length - pointAt
  const integerDigits = length - numeral.scale
  numeral.padded = digits[0] === 48 && integerDigits > 1
}

const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)

/** The number last read as a double; exact up to 15 digits. `scale` as the column decides it. */
export function numeralValue(scale: number): number {
  const { digits, length, negative } = numeral
  let value = 0
  for (let i = 0; i < length; i++) value = value * 10 + digits[i] - 48
  if (scale > 0) value = scale < POWERS.length ? value / POWERS[scale] : value / 10 ** scale
  return negative ? -value : value
}

/** The number last read as canonical text, for where a number must be shown or is too long for a double. */
export function numeralText(scale: number): string {
  const text = String.fromCharCode(...numeral.digits.subarray(0, numeral.length)).padStart(scale + 1, '0')
  const sign = numeral.negative ? '-' : ''
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}
