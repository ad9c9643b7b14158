import type { LogicalType, TypeKind } from '../types/logical.ts'
import { FieldEvidence } from './evidence.ts'
import type { DateReading, Form, NumberReading, Reading } from './form.ts'
import { CANONICAL } from './form.ts'
import { readSeparators } from './infer-separators.ts'
import type { Ambiguity } from './inference.ts'
import { nullTokensOf } from './null-tokens.ts'
import { SHAPE } from './shape.ts'
import type { DateVariant, NumberVariant } from './variants.ts'
import { WORDS } from './words.ts'

const NUMBERS: readonly TypeKind[] = ['int8', 'int16', 'int32', 'int64', 'uint64', 'decimal', 'float64']
const INTEGERS: readonly TypeKind[] = ['int8', 'int16', 'int32', 'int64', 'uint64']

/** How a column reads as a type that a person declared. */
export interface FormChoice {
  readonly form: Form
  /** Set where values read in two ways and none decides; `form` is then the first of its forms. */
  readonly ambiguous: Ambiguity | null
}

/**
 * Chooses the form in which most values of a column read as a declared type. Unlike inference it need not fit all of
 * them: what does not is refused by conversion. Leading zeros are dropped and 1 and 0 are booleans here, for a person
 * has decided so.
 */
export function chooseForm(evidence: FieldEvidence, type: LogicalType): FormChoice {
  if (type.kind === 'string' || type.kind === 'enum') return { form: CANONICAL, ambiguous: null }
  const { reading, ambiguous = null } = readingFor(evidence, type)
  const { tokens, trim } = nullTokensOf(evidence)
  const complete = (reading: Reading): Form => ({
    reading,
    ...(trim ? { trim } : {}),
    ...(tokens.length > 0 ? { nullTokens: tokens.map((token) => token.text) } : {}),
  })
  const forms = ambiguous?.forms.map((form) => complete(form.reading)) ?? []
  return { form: forms[0] ?? complete(reading), ambiguous: ambiguous && { ...ambiguous, forms } }
}

/** The form of `chooseForm`: where nothing decides, the day comes first, and a lone separator parts the fraction. */
export function formForType(evidence: FieldEvidence, type: LogicalType): Form {
  return chooseForm(evidence, type).form
}

interface ReadingChoice {
  readonly reading: Reading
  readonly ambiguous?: Ambiguity
}

function readingFor(evidence: FieldEvidence, type: LogicalType): ReadingChoice {
  if (type.kind === 'bool') return { reading: wordsReading(evidence) }
  if (NUMBERS.includes(type.kind)) return numberReading(evidence, type)
  if (type.kind === 'date' || type.kind === 'timestamp' || type.kind === 'timestamptz')
    return dateReading(evidence, type)
  return CANONICAL
}

function wordsReading(evidence: FieldEvidence): Reading {
  const spelled = (means: boolean) =>
    WORDS.filter((word, number) => word.means === means && evidence.words[number] > 0).map((word) => word.text)
  const digits = evidence.count(SHAPE.INTEGER) > 0
  const yes = [...spelled(true), ...(digits ? ['1'] : [])]
  const no = [...spelled(false), ...(digits ? ['0'] : [])]
  return yes.length + no.length === 0 ? CANONICAL.reading : { kind: 'words', true: yes, false: no }
}

function numberReading(evidence: FieldEvidence, type: LogicalType): ReadingChoice {
  const padded = evidence.count(SHAPE.PADDED) > 0
  const variants = [...evidence.numbers.values()].sort((a, b) => b.count - a.count || a.key - b.key)
  const plain: NumberReading = { kind: 'number', decimal: '.', group: '', affix: '', padded: true }
  if (variants.length === 0) return { reading: padded ? plain : CANONICAL.reading }
  const base = numbersOnly(evidence, evidence.count(SHAPE.DECIMAL) > evidence.count(SHAPE.NUMBER))
  const consistent = agreeing(base, variants)
  const separators = readSeparators(base, consistent)
  if (separators === null) return { reading: padded ? plain : CANONICAL.reading }
  const affix = consistent.find((variant) => variant.affix !== '')?.affix ?? ''
  const finish = (reading: NumberReading): NumberReading => ({ ...reading, affix, ...(padded ? { padded } : {}) })
  if (separators !== 'ambiguous') return { reading: finish(separators.reading) }
  const lone = consistent.find((variant) => variant.lone !== '')
  const separator = lone?.lone === '.' ? '.' : ','
  const thousands = finish({ kind: 'number', decimal: separator === '.' ? ',' : '.', group: separator, affix })
  if (INTEGERS.includes(type.kind)) return { reading: thousands }
  const decimals = finish({ kind: 'number', decimal: separator, group: '', affix })
  const forms = [{ reading: decimals }, { reading: thousands }]
  return { reading: decimals, ambiguous: { kind: 'thousands-decimal', type, forms, first: lone?.first ?? null } }
}

/** Variants that can be read together, the most frequent ones first. */
function agreeing(evidence: FieldEvidence, variants: readonly NumberVariant[]): NumberVariant[] {
  const chosen: NumberVariant[] = []
  for (const variant of variants) {
    const affix = chosen.find((other) => other.affix !== '')?.affix ?? variant.affix
    if (variant.affix !== '' && variant.affix !== affix) continue
    if (readSeparators(evidence, [...chosen, variant]) !== null) chosen.push(variant)
  }
  return chosen
}

/** Evidence of the numbers of a column, with its plain decimals where those are not the exception. */
function numbersOnly(evidence: FieldEvidence, withDecimals: boolean): FieldEvidence {
  if (withDecimals) return evidence
  const copy = FieldEvidence.fromJSON(evidence.toJSON())
  copy.shapes.counts[SHAPE.DECIMAL] = 0
  copy.thousands = 0
  return copy
}

function dateReading(evidence: FieldEvidence, type: LogicalType): ReadingChoice {
  const groups = new Map<string, DateVariant[]>()
  for (const variant of evidence.dates.values()) {
    const key = variant.separator + variant.yearFirst + variant.named
    groups.set(key, [...(groups.get(key) ?? []), variant])
  }
  const count = (variants: readonly DateVariant[]) => variants.reduce((sum, variant) => sum + variant.count, 0)
  const [most] = [...groups.values()].sort((a, b) => count(b) - count(a))
  if (most === undefined) return { reading: compactReading(evidence) }
  const { separator, yearFirst, named } = most[0]
  if (named) return { reading: { kind: 'named-month' } }
  const reading = (order: DateReading['order']): DateReading => ({ kind: 'date', order, separator })
  if (yearFirst) return { reading: reading('ymd') }
  const only = (order: 'dmy' | 'mdy') => most.reduce((sum, variant) => sum + variant.only[order].count, 0)
  if (only('dmy') !== only('mdy')) return { reading: reading(only('dmy') > only('mdy') ? 'dmy' : 'mdy') }
  const forms = [{ reading: reading('dmy') }, { reading: reading('mdy') }]
  return { reading: reading('dmy'), ambiguous: { kind: 'day-month', type, forms, first: most[0].first } }
}

/** Eight digits are dates where a date is declared. */
function compactReading(evidence: FieldEvidence): Reading {
  return evidence.compactDates > 0 ? { kind: 'date', order: 'ymd', separator: '' } : CANONICAL.reading
}
