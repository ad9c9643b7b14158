import type { Typed } from '../../expressions/typed.ts'
import type { FormatPart } from './constants.ts'
import { FORMAT_WIDTHS, formatParts, textConstant } from './constants.ts'

/** Days of a month by `$1` year and `$2` month, in SQL that every dialect has. */
const DAYS =
  'CASE WHEN $2 IN (4, 6, 9, 11) THEN 30 WHEN $2 <> 2 THEN 31 WHEN $1 % 4 = 0 AND ($1 % 100 <> 0 OR $1 % 400 = 0) THEN 29 ELSE 28 END'

/** Whether `$1` year, `$2` month and `$3` day are a date of the calendar, 0001 to 9999. */
export const IS_DATE = `$1 BETWEEN 1 AND 9999 AND $2 BETWEEN 1 AND 12 AND $3 BETWEEN 1 AND ${DAYS}`
/** Whether `$4` hour, `$5` minute and `$6` second are a time of the day, too. */
export const IS_MOMENT = `${IS_DATE} AND $4 BETWEEN 0 AND 23 AND $5 BETWEEN 0 AND 59 AND $6 BETWEEN 0 AND 59`

/** Where the digits of a moment stand in a text of a format: from (1) and how many; null for what the format lacks. */
export type Digits = Readonly<Record<'Y' | 'm' | 'd' | 'H' | 'M' | 'S', { from: number; count: number } | null>>

export interface ParsedFormat {
  readonly parts: readonly FormatPart[]
  readonly digits: Digits
}

/** Takes a format of `parse_date` apart; undefined for one whose moments have no fixed places. */
export function parsedFormat(format: Typed | undefined): ParsedFormat | undefined {
  const parts = formatParts(textConstant(format) ?? '')
  const digits: Record<string, { from: number; count: number } | null> = {
    Y: null,
    m: null,
    d: null,
    H: null,
    M: null,
    S: null,
  }
  let from = 1
  for (const part of parts) {
    const count = 'code' in part ? FORMAT_WIDTHS[part.code] : Array.from(part.text).length
    if ('code' in part) {
      if (!(part.code in digits) || digits[part.code] !== null) return undefined
      digits[part.code] = { from, count }
    }
    from += count
  }
  return { parts, digits: digits as Digits }
}

/** What a format that lacks a part means by it: the engine's own reading. */
export const ABSENT: Readonly<Record<keyof Digits, number>> = { Y: 1900, m: 1, d: 1, H: 0, M: 0, S: 0 }
