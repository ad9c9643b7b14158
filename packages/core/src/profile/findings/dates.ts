import { mostFrequent, rowWeights } from '../entries.ts'
import { quantiles } from '../quantiles.ts'
import type { Rule, RuleInput } from './finding.ts'
import { EXAMPLES, Offenders } from './finding.ts'

const DAY = 86_400
const YEAR = 365.25 * DAY
const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000

/** Days that people and programs write for "unknown" or "for ever"; none is a real date of today's data. */
const NEVER_REAL = [
  '0001-01-01',
  '1111-11-11',
  '1753-01-01',
  '9999-12-31',
  '9999-01-01',
  '2999-12-31',
  '3000-01-01',
  '9999-09-09',
].map(day)
/** Days that systems begin to count from: real where others are near. */
const EPOCHS = ['1899-12-30', '1899-12-31', '1900-01-01', '1970-01-01', '1601-01-01', '2099-12-31', '2100-01-01'].map(
  day,
)
/** Years between an epoch, or a repeated extreme, and the middle half of the values. */
const FAR = 20

/** Dates that stand for "unknown": known ones, epochs far from the rest, and a repeated extreme far from the rest. */
export const sentinelDate: Rule = ({ facts: { values } }) => {
  const { keys, entries, scale, type } = values
  if (!keys || scale !== 'time' || type.kind === 'time') return null
  const spread = quantiles({ keys, counts: rowWeights(entries) })
  const low = spread.at(0.25) - FAR * YEAR
  const high = spread.at(0.75) + FAR * YEAR
  const found = new Offenders(entries.count)
  const typical = entries.count.length > 1 ? typicalCount(entries.count) : Number.POSITIVE_INFINITY
  for (let entry = 0; entry < keys.length; entry++) {
    const start = Math.floor(keys[entry] / DAY) * DAY
    const far = keys[entry] < low || keys[entry] > high
    if (NEVER_REAL.includes(start) || (far && (EPOCHS.includes(start) || entries.count[entry] > 5 * typical)))
      found.add(entry)
  }
  return found.count === 0
    ? null
    : { rule: 'sentinel-date', severity: 'risk', count: found.count, entries: found.entries }
}

function typicalCount(counts: Uint32Array): number {
  let sum = 0
  for (let entry = 0; entry < counts.length; entry++) sum += counts[entry]
  return Math.max(1, sum / counts.length)
}

/** Names of moments that are meant to lie ahead. */
const AHEAD = /valid|expir|until|end|due|plan|start|deadline|срок|оконч|план|начал|действ/iu

/** Moments after the profiling itself, by more than a day; sentinels are another rule's. */
export const futureDate: Rule = (input) => {
  const { keys, entries, scale, type } = input.facts.values
  if (!keys || scale !== 'time' || type.kind === 'time' || AHEAD.test(input.facts.profile.name)) return null
  const found = new Offenders(entries.count)
  for (let entry = 0; entry < keys.length; entry++) {
    if (keys[entry] > input.now + DAY && !NEVER_REAL.includes(Math.floor(keys[entry] / DAY) * DAY)) found.add(entry)
  }
  return found.count === 0
    ? null
    : { rule: 'future-date', severity: 'risk', count: found.count, entries: found.entries }
}

/** Dates, or numbers, whose values read in two ways and none decides: the inference left them as text. */
export const ambiguous: Rule = ({ facts: { inference, input, profile, values } }: RuleInput) => {
  const ambiguity = inference?.ambiguous
  if (!ambiguity) return null
  return {
    rule: ambiguity.kind === 'day-month' ? 'ambiguous-date' : 'ambiguous-number',
    severity: 'risk',
    count: input.rows - profile.nulls,
    entries: mostFrequent(values.entries.count, EXAMPLES, () => false),
  }
}
