import type { Batch } from '../contracts/batch.ts'
import { found, shapeOf } from './classify.ts'
import { Lengths } from './lengths.ts'
import { compactDays, looseDate } from './loose-date.ts'
import { InstantRange, NumberRange, TextRange } from './ranges.ts'
import type { Shape } from './shape.ts'
import { SHAPE, SHAPE_COUNT } from './shape.ts'
import type { SightingsJson } from './sightings.ts'
import { Sightings } from './sightings.ts'
import { MOMENT, moment } from './temporal.ts'
import type { DateVariantJson, NumberVariantJson, Sighting } from './variants.ts'
import { DateVariant, dateVariantKey, NumberVariant, numberVariantKey } from './variants.ts'
import { WORDS } from './words.ts'

const EXACT_DIGITS = 15
/** Days of 1900-01-01 and 2100-01-01: eight digits outside are taken for numbers. */
const COMPACT_FROM = -25_567
const COMPACT_TO = 47_482

/**
 * What the raw values of one column look like: counts and positions by shape, lengths, ranges. Fed batch by batch;
 * where batches are cut does not matter, and parts that were read apart merge. Bounded memory, whatever the rows.
 */
export class FieldEvidence {
  rows = 0
  shapes = new Sightings(SHAPE_COUNT)
  lengths = new Lengths()
  /** Over all values that are not null, as raw text. */
  text = new TextRange()
  integers = new NumberRange()
  decimals = new NumberRange()
  /** By shape: DATE, TIMESTAMP, TIMESTAMPTZ, TIME. */
  instants = [new InstantRange(), new InstantRange(), new InstantRange(), new InstantRange()]
  /** Most digits of INTEGER; of DECIMAL before the dot, behind it, and in all. */
  integerDigits = 0
  decimalIntegerDigits = 0
  scale = 0
  decimalDigits = 0
  /** DECIMAL values that could be groups of thousands: 1 to 3 digits, a dot, 3 digits. */
  thousands = 0
  /** INTEGER values that read as `yyyymmdd` of 1900 to 2099. */
  compactDates = 0
  /** EXPONENT values that a double does not give back. */
  lossyExponents = 0
  /** DECIMAL values that a double does not give back. */
  lossyDecimals = 0
  /** INTEGER values that are `0` or `1` and nothing else. */
  zeroOrOne = 0
  /** Values with a time of twelve hours. */
  twelveHours = 0
  /** Most digits of a fraction of a second. */
  fractionDigits = 0
  /** Values by their zone, minutes east of Greenwich. */
  readonly zones = new Map<number, number>()
  /** Values of another shape than text that have spaces around them. */
  strays = 0
  /** Values by the number of their word (values/words.ts). */
  readonly words = new Float64Array(WORDS.length)
  readonly numbers = new Map<number, NumberVariant>()
  readonly dates = new Map<number, DateVariant>()
  #lastZone = 0
  #zoneRun = 0

  /** Takes one column of a batch of raw values. Whole tables go faster through TableEvidence. */
  add(batch: Batch, column: number): void {
    this.begin()
    this.addRows(batch, column, 0, batch.rows)
    this.end(batch, column)
  }

  /** Before the rows of a batch are taken by `addRows`. */
  begin(): void {
    this.shapes.begin()
  }

  /** Takes rows [first, last) of one column. */
  addRows(batch: Batch, column: number, first: number, last: number): void {
    const { columns, start, end, mask, bytes } = batch
    const { shapes, lengths, text } = this
    const { counts, lastRow } = shapes
    for (let row = first, cell = first * columns + column; row < last; row++, cell += columns) {
      const from = start[cell]
      const to = end[cell]
      const flags = mask[cell]
      const shape = shapeOf(bytes, from, to, flags)
      if (counts[shape]++ === 0) shapes.sight(shape, batch, row, column)
      lastRow[shape] = row
      if (shape === SHAPE.NULL) continue
      lengths.add(bytes, from, to, flags)
      text.add(bytes, from, to)
      if (shape !== SHAPE.TEXT) this.#detail(shape, batch, row, cell)
    }
    this.rows += last - first
  }

  /** After the rows of a batch were taken: what is kept of it is copied. */
  end(batch: Batch, column: number): void {
    this.shapes.end(batch, column)
    this.integers.settle(batch)
    this.decimals.settle(batch)
    this.#settleZones()
  }

  count(shape: Shape): number {
    return this.shapes.counts[shape]
  }

  first(shape: Shape): Sighting | null {
    return this.shapes.first[shape]
  }

  last(shape: Shape): Sighting | null {
    return this.shapes.last[shape]
  }

  /** Adds what another part of the same column showed. */
  merge(other: FieldEvidence): void {
    this.rows += other.rows
    this.shapes.merge(other.shapes)
    this.lengths.merge(other.lengths)
    this.text.merge(other.text)
    this.integers.merge(other.integers)
    this.decimals.merge(other.decimals)
    for (let i = 0; i < this.instants.length; i++) this.instants[i].merge(other.instants[i])
    for (const key of MOST) this[key] = Math.max(this[key], other[key])
    for (const key of SUMS) this[key] += other[key]
    addCounts(this.zones, other.zones)
    for (let word = 0; word < this.words.length; word++) this.words[word] += other.words[word]
    mergeVariants(this.numbers, other.numbers, (key) => new NumberVariant(key))
    mergeVariants(this.dates, other.dates, (key) => new DateVariant(key))
  }

  toJSON(): FieldEvidenceJson {
    return {
      rows: this.rows,
      shapes: this.shapes.toJSON(),
      lengths: this.lengths.toJSON(),
      text: this.text.toJSON(),
      integers: this.integers.toJSON(),
      decimals: this.decimals.toJSON(),
      instants: this.instants.map((range) => range.toJSON()),
      facts: [...MOST, ...SUMS].map((key) => this[key]),
      zones: [...this.zones],
      words: [...this.words.entries()].filter(([, count]) => count > 0),
      numbers: [...this.numbers.values()].map((variant) => variant.toJSON()),
      dates: [...this.dates.values()].map((variant) => variant.toJSON()),
    }
  }

  /** Evidence again from what `toJSON` gave, perhaps in another thread. */
  static fromJSON(json: FieldEvidenceJson): FieldEvidence {
    const evidence = new FieldEvidence()
    evidence.rows = json.rows
    evidence.shapes = Sightings.fromJSON(json.shapes)
    evidence.lengths = Lengths.fromJSON(json.lengths)
    evidence.text = TextRange.fromJSON(json.text)
    evidence.integers = NumberRange.fromJSON(json.integers)
    evidence.decimals = NumberRange.fromJSON(json.decimals)
    evidence.instants = json.instants.map((range) => InstantRange.fromJSON(range))
    for (const [index, key] of [...MOST, ...SUMS].entries()) evidence[key] = json.facts[index]
    for (const [zone, count] of json.zones) evidence.zones.set(zone, count)
    for (const [word, count] of json.words) evidence.words[word] = count
    for (const variant of json.numbers) evidence.numbers.set(variant.key, NumberVariant.fromJSON(variant))
    for (const variant of json.dates) evidence.dates.set(variant.key, DateVariant.fromJSON(variant))
    return evidence
  }

  #detail(shape: Shape, batch: Batch, row: number, cell: number): void {
    if (found.end - found.start < batch.end[cell] - batch.start[cell]) this.strays++
    switch (shape) {
      case SHAPE.INTEGER:
        return this.#integer(batch, cell)
      case SHAPE.DECIMAL:
        return this.#decimal(batch, cell)
      case SHAPE.DATE:
      case SHAPE.TIMESTAMP:
      case SHAPE.TIMESTAMPTZ:
      case SHAPE.TIME:
        return this.#instant(shape)
      case SHAPE.NUMBER:
        return this.#number(batch, row, cell)
      case SHAPE.LOOSE_DATE:
        return this.#looseDate(batch, row, cell)
      case SHAPE.BOOL:
      case SHAPE.TOKEN:
        this.words[found.word]++
        return
      case SHAPE.EXPONENT:
        if (!isExactDouble(batch.bytes.toString('latin1', found.start, found.end))) this.lossyExponents++
        return
      default:
    }
  }

  #integer(batch: Batch, cell: number): void {
    const digits = found.integerDigits
    if (digits > this.integerDigits) this.integerDigits = digits
    if (digits <= EXACT_DIGITS) {
      this.integers.add(found.value, cell)
      if (digits === 1 && found.value <= 1 && found.end - found.start === 1) this.zeroOrOne++
      if (digits === 8 && found.value > 0) {
        const days = compactDays(batch.bytes, found.start)
        if (days >= COMPACT_FROM && days < COMPACT_TO) this.compactDates++
      }
    } else this.integers.addText(found.value, batch.bytes.toString('latin1', found.start, found.end), digits, batch)
  }

  #decimal(batch: Batch, cell: number): void {
    const { integerDigits, scale } = found
    const digits = integerDigits + scale
    if (integerDigits > this.decimalIntegerDigits) this.decimalIntegerDigits = integerDigits
    if (scale > this.scale) this.scale = scale
    if (digits > this.decimalDigits) this.decimalDigits = digits
    if (scale === 3 && integerDigits <= 3 && Math.abs(found.value) >= 1) this.thousands++
    if (digits <= EXACT_DIGITS) {
      this.decimals.add(found.value, cell)
      return
    }
    const text = batch.bytes.toString('latin1', found.start, found.end)
    this.decimals.addText(found.value, text, digits, batch)
    if (!isExactDouble(text)) this.lossyDecimals++
  }

  #instant(shape: Shape): void {
    this.instants[shape - SHAPE.DATE].add(moment.seconds, moment.micros)
    if (shape === SHAPE.DATE) return
    if (moment.twelveHours) this.twelveHours++
    if (moment.fractionDigits > this.fractionDigits) this.fractionDigits = moment.fractionDigits
    if (shape === SHAPE.TIMESTAMPTZ) this.#zone(moment.zoneMinutes)
  }

  /** Counts a zone; neighbours mostly have the same, whose count is kept aside until another comes. */
  #zone(minutes: number): void {
    if (minutes !== this.#lastZone) {
      this.#settleZones()
      this.#lastZone = minutes
    }
    this.#zoneRun++
  }

  #settleZones(): void {
    if (this.#zoneRun > 0) this.zones.set(this.#lastZone, (this.zones.get(this.#lastZone) ?? 0) + this.#zoneRun)
    this.#zoneRun = 0
  }

  #number(batch: Batch, row: number, cell: number): void {
    const key = numberVariantKey()
    let variant = this.numbers.get(key)
    if (variant === undefined) {
      variant = new NumberVariant(key)
      variant.first = this.shapes.sighting(batch, row, cell)
      this.numbers.set(key, variant)
    }
    variant.add(batch)
  }

  #looseDate(batch: Batch, row: number, cell: number): void {
    const key = dateVariantKey()
    let variant = this.dates.get(key)
    if (variant === undefined) {
      variant = new DateVariant(key)
      variant.first = this.shapes.sighting(batch, row, cell)
      this.dates.set(key, variant)
    }
    variant.add(() => this.shapes.sighting(batch, row, cell))
    if (looseDate.kind === MOMENT.DATE) return
    if (moment.twelveHours) this.twelveHours++
    if (moment.fractionDigits > this.fractionDigits) this.fractionDigits = moment.fractionDigits
  }
}

const MOST = ['integerDigits', 'decimalIntegerDigits', 'scale', 'decimalDigits', 'fractionDigits'] as const
const SUMS = [
  'thousands',
  'compactDates',
  'lossyExponents',
  'lossyDecimals',
  'strays',
  'zeroOrOne',
  'twelveHours',
] as const

/** Evidence as it crosses threads and stands in files. */
export interface FieldEvidenceJson {
  readonly rows: number
  readonly shapes: SightingsJson
  readonly lengths: readonly number[]
  readonly text: readonly (readonly number[])[]
  readonly integers: readonly [string, string]
  readonly decimals: readonly [string, string]
  readonly instants: readonly (readonly number[])[]
  /** In the order of MOST and SUMS. */
  readonly facts: readonly number[]
  readonly zones: readonly (readonly [number, number])[]
  readonly words: readonly (readonly [number, number])[]
  readonly numbers: readonly NumberVariantJson[]
  readonly dates: readonly DateVariantJson[]
}

function addCounts(to: Map<number, number>, from: ReadonlyMap<number, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count)
}

function mergeVariants<V extends { merge(other: V): void }>(
  to: Map<number, V>,
  from: ReadonlyMap<number, V>,
  make: (key: number) => V,
): void {
  for (const [key, variant] of from) {
    const mine = to.get(key) ?? make(key)
    mine.merge(variant)
    to.set(key, mine)
  }
}

/** Whether a double gives a number's digits back: compares its shortest form with the text. */
function isExactDouble(text: string): boolean {
  const value = Number(text)
  if (!Number.isFinite(value)) return false
  return significant(String(value)) === significant(text)
}

/** Digits without zeros before and behind, and the power of ten that they are multiplied with. */
function significant(text: string): string {
  const [mantissa, power = '0'] = text.toLowerCase().replace(/^-/, '').split('e')
  const [integer, fraction = ''] = mantissa.split('.')
  const digits = (integer + fraction).replace(/^0+/, '')
  const trimmed = digits.replace(/0+$/, '')
  if (trimmed === '') return '0'
  return `${trimmed}e${Number(power) - fraction.length + digits.length - trimmed.length}`
}

/** Words of a column with their counts, most frequent first. */
export function wordCounts(evidence: FieldEvidence): { text: string; means: boolean | null; count: number }[] {
  return [...evidence.words.entries()]
    .filter(([, count]) => count > 0)
    .map(([number, count]) => ({ text: WORDS[number].text, means: WORDS[number].means, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}
