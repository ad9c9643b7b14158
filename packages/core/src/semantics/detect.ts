import type { LogicalType, TypeKind } from '../types/logical.ts'
import { CHECKERS } from './checkers.ts'
import { callsPerson, namesSemantic } from './names.ts'
import { isPersonal } from './personal.ts'
import type { SemanticType } from './types.ts'
import { CHECK, SEMANTIC_TYPES } from './types.ts'
import { isLikelyPerson } from './words-of-people.ts'

/** A field as far as its meaning goes. */
export interface SemanticField {
  readonly name: string
  readonly type: LogicalType
  /** Values with their counts: the most frequent ones, a sample, or all. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
  /** The sign or unit that conversion cuts (values/form.ts, `affix`). */
  readonly unit?: string
}

export interface SemanticFinding {
  readonly semantic: SemanticType | null
  readonly personal: boolean
  /** Share of the values given whose shape is right, 0 to 1; 0 without a meaning. */
  readonly share: number
  /** Of those, values whose check digits or range are wrong. */
  readonly invalid: number
}

/** Values that must have the shape when the name says nothing, and when it does. */
const SHARE_BY_VALUES = 0.95
const SHARE_BY_NAME = 0.8
/** Distinct values from which right check digits cannot be chance: one of ten passes a single digit. */
const LEAST_CHECKED = 10

/** Meanings whose shape alone convinces. */
const BY_SHAPE: readonly SemanticType[] = ['uuid', 'ip', 'email', 'url', 'cadastral-number', 'iban']
/** Meanings whose check digits convince when nearly all are right. */
const BY_CHECKSUM: readonly SemanticType[] = ['inn', 'ogrn', 'ogrnip', 'snils', 'card-number']
/** Meanings whose words convince. */
const BY_WORDS: readonly SemanticType[] = ['currency', 'country']

const NUMBERS: readonly TypeKind[] = ['int8', 'int16', 'int32', 'int64', 'uint64', 'decimal', 'float64']
const QUANTITIES: readonly SemanticType[] = ['latitude', 'longitude', 'money', 'percentage']
const MONEY_UNITS = /^(₽|руб\.?|р\.?|\$|€|£|¥|₸|RUB|RUR|USD|EUR|GBP|CNY|US\$)$/u

/**
 * What a field means, by its values and its name together. Weak shapes need the name; a name and a shape that agree
 * suffice even where check digits are wrong: those are an issue of the data, not of the meaning.
 */
export function detectSemantic(field: SemanticField): SemanticFinding {
  const found = byUnit(field) ?? byName(field) ?? byValues(field)
  const semantic = found?.semantic ?? null
  const personal = isPersonal({ name: field.name, semantic, typicalLength: typicalLength(field.values) })
  return { semantic, personal, share: found?.share ?? 0, invalid: found?.invalid ?? 0 }
}

interface Match {
  readonly semantic: SemanticType
  readonly share: number
  readonly invalid: number
  /** Share of values that are right in all. */
  readonly valid: number
}

function byUnit({ unit }: SemanticField): Match | null {
  if (unit === undefined || unit === '') return null
  const semantic = unit === '%' ? 'percentage' : MONEY_UNITS.test(unit) ? 'money' : null
  return semantic === null ? null : { semantic, share: 1, invalid: 0, valid: 1 }
}

function byName(field: SemanticField): Match | null {
  let best: Match | null = null
  for (const semantic of SEMANTIC_TYPES) {
    if (!namesSemantic(field.name, semantic) || !suitsType(semantic, field.type)) continue
    const match = measure(semantic, field)
    if (match.share >= SHARE_BY_NAME && (best === null || match.share > best.share)) best = match
  }
  return best
}

function byValues(field: SemanticField): Match | null {
  const distinct = new Set(field.values.map(({ value }) => value)).size
  for (const semantic of [...BY_SHAPE, ...BY_CHECKSUM, ...BY_WORDS]) {
    if (!suitsType(semantic, field.type)) continue
    if (BY_CHECKSUM.includes(semantic) && distinct < LEAST_CHECKED) continue
    const match = measure(semantic, field)
    if (match.valid >= SHARE_BY_VALUES && !isShortCode(semantic, field)) return match
  }
  return phoneByValues(field) ?? personByValues(field)
}

/** Two-letter codes are countries only where the name says so. */
function isShortCode(semantic: SemanticType, { values }: SemanticField): boolean {
  return semantic === 'country' && values.every(({ value }) => value.length <= 2)
}

/** Bare digits are a phone only with a Russian mobile code or a plus. */
function phoneByValues(field: SemanticField): Match | null {
  if (NUMBERS.includes(field.type.kind) || field.type.kind !== 'string') return null
  const dialled = share(field, (value) => /^(\+|[78][ (-]*9\d{2}|8[ (-]*800)/.test(value))
  const match = measure('phone', field)
  return dialled >= SHARE_BY_VALUES && match.valid >= SHARE_BY_VALUES ? match : null
}

/** Names of people: a name that may call one and most values likely to, or all values likely to. */
function personByValues(field: SemanticField): Match | null {
  if (field.type.kind !== 'string' || field.values.length === 0) return null
  const calls = callsPerson(field.name)
  const match = measure('person-name', field)
  if (match.valid < SHARE_BY_VALUES) return null
  const likely = share(field, isLikelyPerson)
  return likely >= (calls === 'no' ? 0.9 : 0.6) ? match : null
}

function suitsType(semantic: SemanticType, type: LogicalType): boolean {
  const isNumber = NUMBERS.includes(type.kind)
  if (QUANTITIES.includes(semantic)) return isNumber
  if (semantic === 'uuid' || semantic === 'ip') return type.kind === semantic || type.kind === 'string'
  return type.kind === 'string' || type.kind === 'enum' || (isNumber && type.kind !== 'float64')
}

const encoder = new TextEncoder()

function measure(semantic: SemanticType, { values }: SemanticField): Match {
  const check = CHECKERS[semantic]
  let total = 0
  let invalid = 0
  let valid = 0
  for (const { value, count } of values) {
    const bytes = encoder.encode(value)
    const outcome = check(bytes, 0, bytes.length)
    total += count
    if (outcome === CHECK.VALID) valid += count
    else if (outcome === CHECK.INVALID) invalid += count
  }
  if (total === 0) return { semantic, share: 0, invalid: 0, valid: 0 }
  return { semantic, share: (valid + invalid) / total, invalid, valid: valid / total }
}

function share({ values }: SemanticField, holds: (value: string) => boolean): number {
  const total = values.reduce((sum, { count }) => sum + count, 0)
  const fitting = values.reduce((sum, { value, count }) => (holds(value) ? sum + count : sum), 0)
  return total === 0 ? 0 : fitting / total
}

/** The length that most values have. */
function typicalLength(values: SemanticField['values']): number {
  const lengths = new Map<number, number>()
  for (const { value, count } of values) lengths.set(value.length, (lengths.get(value.length) ?? 0) + count)
  let best = 0
  for (const [length, count] of lengths) if (count > (lengths.get(best) ?? 0)) best = length
  return best
}
