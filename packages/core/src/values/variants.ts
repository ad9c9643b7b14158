import type { Batch } from '../contracts/batch.ts'
import type { DateOrder, DateSeparator, DecimalSeparator, GroupSeparator } from './form.ts'
import { DATE_SEPARATORS, looseDate, looseDays } from './loose-date.ts'
import { AFFIXES, DECIMAL_SEPARATORS, GROUP_SEPARATORS, numeral, numeralText, numeralValue } from './numeral.ts'
import { InstantRange, NumberRange } from './ranges.ts'
import { moment } from './temporal.ts'

/** Where a value stands and what it is, for evidence. */
export interface Sighting {
  /** Index into the source's files. */
  readonly file: number
  readonly line: number
  readonly byte: number
  /** Cut at 200 bytes. */
  readonly value: string
}

/** The earlier of two sightings in the source. */
export function earlier(a: Sighting | null, b: Sighting | null): Sighting | null {
  if (a === null || b === null) return a ?? b
  return b.file < a.file || (b.file === a.file && (b.byte < a.byte || (b.byte === a.byte && b.line < a.line))) ? b : a
}

/** The later of two sightings in the source. */
export function later(a: Sighting | null, b: Sighting | null): Sighting | null {
  if (a === null || b === null) return a ?? b
  return earlier(a, b) === a ? b : a
}

/** One way in which numbers are written in a column. */
export class NumberVariant {
  readonly key: number
  count = 0
  first: Sighting | null = null
  /** Digits before the decimal separator; a lone separator counts as one of groups. */
  integerDigits = 0
  scale = 0
  /** Of the values with a lone separator read as one of groups: the other reading is a thousandth. */
  range = new NumberRange()

  constructor(key: number) {
    this.key = key
  }

  get group(): GroupSeparator {
    return GROUP_SEPARATORS[this.key & 7]
  }

  get decimal(): DecimalSeparator | '' {
    return DECIMAL_SEPARATORS[(this.key >> 3) & 3]
  }

  /** A separator seen once before exactly three digits. */
  get lone(): DecimalSeparator | '' {
    return DECIMAL_SEPARATORS[(this.key >> 5) & 3]
  }

  /** One of SIGN_STYLE. */
  get signStyle(): number {
    return (this.key >> 7) & 7
  }

  get affix(): string {
    return AFFIXES[this.key >> 10]
  }

  /** Takes the number last read into `numeral`. */
  add(batch: Batch): void {
    const { length, scale } = numeral
    this.count++
    if (length - scale > this.integerDigits) this.integerDigits = length - scale
    if (scale > this.scale) this.scale = scale
    const value = numeralValue(scale)
    const { min, max } = this.range
    if (value <= min || value >= max || length > 15) this.range.addText(value, numeralText(scale), length, batch)
  }

  merge(other: NumberVariant): void {
    this.count += other.count
    this.first = earlier(this.first, other.first)
    this.integerDigits = Math.max(this.integerDigits, other.integerDigits)
    this.scale = Math.max(this.scale, other.scale)
    this.range.merge(other.range)
  }

  toJSON(): NumberVariantJson {
    const { key, count, first, integerDigits, scale } = this
    return { key, count, first, integerDigits, scale, range: this.range.toJSON() }
  }

  static fromJSON(json: NumberVariantJson): NumberVariant {
    const variant = new NumberVariant(json.key)
    variant.count = json.count
    variant.first = json.first
    variant.integerDigits = json.integerDigits
    variant.scale = json.scale
    variant.range = NumberRange.fromJSON(json.range)
    return variant
  }
}

export interface NumberVariantJson {
  readonly key: number
  readonly count: number
  readonly first: Sighting | null
  readonly integerDigits: number
  readonly scale: number
  readonly range: [string, string]
}

/** Key of the variant of the number last read into `numeral`. */
export function numberVariantKey(): number {
  const { group, decimal, lone, signStyle, affix } = numeral
  return group | (decimal << 3) | (lone << 5) | (signStyle << 7) | (affix << 10)
}

const AMBIGUOUS_ORDERS = ['dmy', 'mdy'] as const

/** One way in which dates are written in a column. */
export class DateVariant {
  readonly key: number
  count = 0
  first: Sighting | null = null
  /** Values that are a day only when read in that order, with the first of them: what decides an ambiguity. */
  only: Record<'dmy' | 'mdy', { count: number; first: Sighting | null }> = {
    dmy: { count: 0, first: null },
    mdy: { count: 0, first: null },
  }
  ranges: Record<DateOrder, InstantRange> = {
    ymd: new InstantRange(),
    dmy: new InstantRange(),
    mdy: new InstantRange(),
  }

  constructor(key: number) {
    this.key = key
  }

  get separator(): DateSeparator {
    return DATE_SEPARATORS[this.key & 3]
  }

  get yearFirst(): boolean {
    return (this.key & 4) !== 0
  }

  get shortYear(): boolean {
    return (this.key & 8) !== 0
  }

  /** One of MOMENT: DATE, TIMESTAMP, TIMESTAMPTZ. */
  get kind(): number {
    return (this.key >> 4) & 3
  }

  /** The month is a word. */
  get named(): boolean {
    return (this.key & 64) !== 0
  }

  /** Takes the date last read into `looseDate`. `sight` tells where it stands, asked for only when it is news. */
  add(sight: () => Sighting): void {
    this.count++
    if (this.yearFirst) {
      this.#addTo('ymd', looseDays('ymd'))
      return
    }
    const dmy = looseDays('dmy')
    const mdy = looseDays('mdy')
    this.#addTo('dmy', dmy)
    this.#addTo('mdy', mdy)
    if (mdy !== mdy) this.#decide('dmy', sight)
    else if (dmy !== dmy) this.#decide('mdy', sight)
  }

  merge(other: DateVariant): void {
    this.count += other.count
    this.first = earlier(this.first, other.first)
    for (const order of AMBIGUOUS_ORDERS) {
      this.only[order].count += other.only[order].count
      this.only[order].first = earlier(this.only[order].first, other.only[order].first)
    }
    for (const order of ['ymd', 'dmy', 'mdy'] as const) this.ranges[order].merge(other.ranges[order])
  }

  toJSON(): DateVariantJson {
    const { key, count, first, only, ranges } = this
    return {
      key,
      count,
      first,
      only,
      ranges: { ymd: ranges.ymd.toJSON(), dmy: ranges.dmy.toJSON(), mdy: ranges.mdy.toJSON() },
    }
  }

  static fromJSON(json: DateVariantJson): DateVariant {
    const variant = new DateVariant(json.key)
    variant.count = json.count
    variant.first = json.first
    variant.only = { dmy: { ...json.only.dmy }, mdy: { ...json.only.mdy } }
    for (const order of ['ymd', 'dmy', 'mdy'] as const)
      variant.ranges[order] = InstantRange.fromJSON(json.ranges[order])
    return variant
  }

  #addTo(order: DateOrder, days: number): void {
    if (days === days) this.ranges[order].add(days * 86_400 + looseDate.timeSeconds, moment.micros)
  }

  #decide(order: 'dmy' | 'mdy', sight: () => Sighting): void {
    const decided = this.only[order]
    if (decided.count++ === 0) decided.first = sight()
  }
}

export interface DateVariantJson {
  readonly key: number
  readonly count: number
  readonly first: Sighting | null
  readonly only: Record<'dmy' | 'mdy', { count: number; first: Sighting | null }>
  readonly ranges: Record<DateOrder, number[]>
}

/** Key of the variant of the date last read into `looseDate`. */
export function dateVariantKey(): number {
  const { separator, yearFirst, shortYear, kind, named } = looseDate
  return separator | (yearFirst ? 4 : 0) | (shortYear ? 8 : 0) | (kind << 4) | (named ? 64 : 0)
}
