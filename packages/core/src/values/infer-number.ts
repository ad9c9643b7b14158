import type { LogicalType } from '../types/logical.ts'
import { decimal, scalar } from '../types/logical.ts'
import { compareDecimals } from './compare.ts'
import type { FieldEvidence } from './evidence.ts'
import type { Form, NumberReading } from './form.ts'
import { CANONICAL } from './form.ts'
import { readSeparators } from './infer-separators.ts'
import type { Ambiguity, Verdict } from './inference.ts'
import type { NumberFacts } from './number-facts.ts'
import { plainFacts } from './number-facts.ts'
import { SIGN_STYLE } from './numeral.ts'
import { SHAPE } from './shape.ts'
import type { NumberVariant } from './variants.ts'

const NUMBER_SHAPES: readonly number[] = [SHAPE.INTEGER, SHAPE.DECIMAL, SHAPE.NUMBER, SHAPE.EXPONENT, SHAPE.SPECIAL]
/** Digits that a double always gives back. */
const DOUBLE_DIGITS = 15
const MONEY = new Set([
  '₽',
  'руб.',
  'руб',
  'р.',
  'р',
  '$',
  '€',
  '£',
  '¥',
  'RUB',
  'RUR',
  'USD',
  'EUR',
  'GBP',
  'CNY',
  '₸',
  'US$',
])

/** Integers, decimals and floats. Null when the values are no numbers, or would lose something as such. */
export function inferNumber(evidence: FieldEvidence, present: readonly number[]): Verdict | Ambiguity | null {
  if (!present.every((shape) => NUMBER_SHAPES.includes(shape))) return null
  if (present.includes(SHAPE.NUMBER)) return numberOfPeople(evidence, present)
  const facts = plainFacts(evidence)
  if (present.includes(SHAPE.EXPONENT) || present.includes(SHAPE.SPECIAL)) return floatVerdict(evidence)
  // eight digits under a date's name are looked at by the moments
  const type = present.includes(SHAPE.DECIMAL) ? decimalType(facts) : integerType(facts)
  const notes: Verdict['notes'] = isZeroOrOne(evidence, present)
    ? [{ rule: 'zero-one', count: evidence.zeroOrOne }]
    : undefined
  return type === null ? null : { type, form: CANONICAL, range: { min: facts.min, max: facts.max }, notes }
}

/** Nothing but 0 and 1, both of them: perhaps no numbers at all. */
function isZeroOrOne(evidence: FieldEvidence, present: readonly number[]): boolean {
  const { integers, zeroOrOne } = evidence
  const all = present.length === 1 && zeroOrOne === evidence.count(SHAPE.INTEGER)
  return all && integers.minText === '0' && integers.maxText === '1'
}

/** int32 at least: a narrower one is the designer's choice, who has the range. */
function integerType({ integerDigits, min, max }: NumberFacts): LogicalType | null {
  const within = (low: string, high: string) => compareDecimals(min, low) >= 0 && compareDecimals(max, high) <= 0
  if (within('-2147483648', '2147483647')) return scalar('int32')
  if (within('-9223372036854775808', '9223372036854775807')) return scalar('int64')
  if (within('0', '18446744073709551615')) return scalar('uint64')
  return decimalType({ integerDigits, scale: 0, min, max })
}

/** Precision goes up to the next step at which storage grows (4, 8, 16, 32 bytes): head room that costs nothing. */
function decimalType({ integerDigits, scale }: NumberFacts): LogicalType | null {
  const precision = integerDigits + scale
  const step = [9, 18, 38, 76].find((digits) => precision <= digits)
  return step === undefined ? null : decimal(step, scale)
}

function floatVerdict(evidence: FieldEvidence): Verdict | null {
  if (evidence.lossyExponents > 0 || evidence.lossyDecimals > 0 || evidence.integerDigits > DOUBLE_DIGITS) return null
  return { type: scalar('float64'), form: CANONICAL }
}

function numberOfPeople(evidence: FieldEvidence, present: readonly number[]): Verdict | Ambiguity | null {
  if (present.includes(SHAPE.EXPONENT) || present.includes(SHAPE.SPECIAL)) return null
  // in a fixed order, so that parts merged in any order give the same form
  const variants = [...evidence.numbers.values()].sort((a, b) => a.key - b.key)
  const affix = commonAffix(evidence, variants)
  if (affix === null) return null
  const separators = readSeparators(evidence, variants)
  if (separators === null) return null
  if (separators === 'ambiguous') return ambiguity(variants, affix)
  const { reading, facts } = separators
  if (isDialled(variants, facts)) return null
  const money = MONEY.has(affix)
  const type =
    facts.scale > 0 || money
      ? decimalType({ ...facts, scale: Math.max(facts.scale, money ? 2 : 0) })
      : integerType(facts)
  if (type === null) return null
  const form: Form = { reading: { ...reading, affix, ...negativeStyle(variants) } }
  return {
    type,
    form,
    range: { min: facts.min, max: facts.max },
    notes: affix === '' ? [] : [{ rule: 'unit-cut', count: countAffixed(variants) }],
  }
}

/** The one sign or unit of the column; null when there are several, or when some percentages lack their sign. */
function commonAffix(evidence: FieldEvidence, variants: readonly NumberVariant[]): string | null {
  const affixes = new Set(variants.map((variant) => variant.affix).filter((affix) => affix !== ''))
  if (affixes.size === 0) return ''
  if (affixes.size > 1) return null
  const [affix] = affixes
  const bare =
    evidence.count(SHAPE.INTEGER) + evidence.count(SHAPE.DECIMAL) + variants.filter((v) => v.affix === '').length
  return (affix === '%' || affix === '‰') && bare > 0 ? null : affix
}

/** A plus before whole numbers of which none is negative is part of a phone number, not of a quantity. */
function isDialled(variants: readonly NumberVariant[], facts: NumberFacts): boolean {
  const plus = variants.some((variant) => variant.signStyle === SIGN_STYLE.PLUS)
  return plus && facts.scale === 0 && !facts.min.startsWith('-')
}

function negativeStyle(variants: readonly NumberVariant[]): Pick<NumberReading, 'negative'> {
  if (variants.some((variant) => variant.signStyle === SIGN_STYLE.PARENTHESES)) return { negative: 'parentheses' }
  if (variants.some((variant) => variant.signStyle === SIGN_STYLE.TRAILING)) return { negative: 'trailing' }
  return {}
}

function countAffixed(variants: readonly NumberVariant[]): number {
  return variants.reduce((count, variant) => (variant.affix === '' ? count : count + variant.count), 0)
}

function ambiguity(variants: readonly NumberVariant[], affix: string): Ambiguity | null {
  const lone = variants.find((variant) => variant.lone !== '')
  if (lone === undefined || lone.lone === '') return null
  const other = lone.lone === ',' ? '.' : ','
  const facts = { integerDigits: lone.integerDigits, scale: 3, min: '', max: '' }
  return {
    kind: 'thousands-decimal',
    type: decimalType(facts) ?? scalar('string'),
    forms: [
      { reading: { kind: 'number', decimal: lone.lone, group: '', affix } },
      { reading: { kind: 'number', decimal: other, group: lone.lone, affix } },
    ],
    first: lone.first,
  }
}
