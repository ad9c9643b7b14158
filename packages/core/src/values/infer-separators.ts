import type { FieldEvidence } from './evidence.ts'
import type { DecimalSeparator, GroupSeparator, NumberReading } from './form.ts'
import type { NumberFacts } from './number-facts.ts'
import { extreme } from './number-facts.ts'
import { isSameGroup } from './numeral.ts'
import { SHAPE } from './shape.ts'
import type { NumberVariant } from './variants.ts'

/**
 * Decides what dots, commas and spaces mean in a column of numbers, from all values together: a single separator
 * before three digits is read as the others tell. `ambiguous` when none tells; null when they contradict each other.
 */
export function readSeparators(
  evidence: FieldEvidence,
  variants: readonly NumberVariant[],
): { reading: NumberReading; facts: NumberFacts } | 'ambiguous' | null {
  const decimals = new Set<DecimalSeparator>()
  const groups = new Set<GroupSeparator>()
  const lone = new Set<DecimalSeparator>()
  for (const variant of variants) {
    if (variant.decimal !== '') decimals.add(variant.decimal)
    const { group } = variant
    if (group !== '' && ![...groups].some((known) => isSameGroup(known, group))) groups.add(group)
    if (variant.lone !== '') lone.add(variant.lone)
  }
  const plain = evidence.count(SHAPE.DECIMAL)
  if (plain > evidence.thousands) decimals.add('.')
  else if (plain > 0) lone.add('.')
  const settled = settle(decimals, groups, lone)
  if (settled === null || settled === 'ambiguous') return settled
  const reading: NumberReading = { kind: 'number', ...settled, affix: '' }
  return { reading, facts: factsUnder(reading, evidence, variants) }
}

type Separators = { decimal: DecimalSeparator; group: GroupSeparator }

function settle(
  decimals: ReadonlySet<DecimalSeparator>,
  groups: ReadonlySet<GroupSeparator>,
  lone: ReadonlySet<DecimalSeparator>,
): Separators | 'ambiguous' | null {
  if (decimals.size > 1 || groups.size > 1) return null
  let [decimal] = decimals
  let [group = ''] = groups
  for (const separator of lone) {
    if (separator === decimal || separator === group) continue
    if (decimal === undefined && group === '') return lone.size > 1 ? null : 'ambiguous'
    if (decimal === undefined) decimal = separator
    else if (group === '') group = separator
    else return null
  }
  if (decimal !== undefined && decimal === group) return null
  return { decimal: decimal ?? usualDecimal(group), group }
}

/** The decimal separator that goes with a group separator where no value has a fraction. */
function usualDecimal(group: GroupSeparator): DecimalSeparator {
  return group === ',' || group === "'" || group === '\u2019' || group === '' ? '.' : ','
}

function factsUnder(reading: NumberReading, evidence: FieldEvidence, variants: readonly NumberVariant[]): NumberFacts {
  const parts = variants.map((variant) => (variant.lone === reading.decimal ? shifted(variant) : variantFacts(variant)))
  const { integers, decimals } = evidence
  parts.push({ integerDigits: evidence.integerDigits, scale: 0, min: integers.minText, max: integers.maxText })
  if (evidence.count(SHAPE.DECIMAL) > 0) parts.push(decimalFacts(reading, evidence, decimals.minText, decimals.maxText))
  return {
    integerDigits: Math.max(...parts.map((part) => part.integerDigits)),
    scale: Math.max(...parts.map((part) => part.scale)),
    min: extreme(
      parts.map((part) => part.min),
      -1,
    ),
    max: extreme(
      parts.map((part) => part.max),
      1,
    ),
  }
}

function variantFacts(variant: NumberVariant): NumberFacts {
  const { integerDigits, scale, range } = variant
  return { integerDigits, scale, min: range.minText, max: range.maxText }
}

/** A lone separator that turns out to be the decimal one: the last three digits are a fraction. */
function shifted(variant: NumberVariant): NumberFacts {
  const shift = (text: string) => text.replace(/(\d{3})$/, '.$1')
  const { integerDigits, range } = variant
  return { integerDigits: integerDigits - 3, scale: 3, min: shift(range.minText), max: shift(range.maxText) }
}

/** Values such as `1.234` are thousands where the dot parts groups. */
function decimalFacts(reading: NumberReading, evidence: FieldEvidence, min: string, max: string): NumberFacts {
  if (reading.decimal === '.') {
    return { integerDigits: evidence.decimalIntegerDigits, scale: evidence.scale, min, max }
  }
  const joined = (text: string) => text.replace('.', '')
  return { integerDigits: evidence.decimalIntegerDigits + 3, scale: 0, min: joined(min), max: joined(max) }
}
