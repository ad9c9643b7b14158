import { isWhole, mostFrequent } from '../entries.ts'
import { isKeyName } from '../key-likelihood.ts'
import type { Rule } from './finding.ts'
import { EXAMPLES } from './finding.ts'
import { knownWords } from './known-words.ts'

/** Share of empty rows from which it is told. */
const MOSTLY = 0.9

export const allNull: Rule = ({ facts: { profile, input } }) =>
  input.rows > 0 && profile.nulls === input.rows ? { rule: 'all-null', severity: 'risk', count: profile.nulls } : null

export const mostlyNull: Rule = ({ facts: { profile, input } }) => {
  const share = profile.nulls / input.rows
  if (!(share >= MOSTLY && share < 1)) return null
  return { rule: 'mostly-null', severity: 'note', count: profile.nulls, params: { share } }
}

export const constant: Rule = ({ facts: { profile, input } }) =>
  profile.constant && input.rows > 1 ? { rule: 'constant', severity: 'note', count: input.rows, entries: [0] } : null

/** Distinct values relative to rows from which repetitions look like faults. */
const NEARLY = 0.99

export const nearlyUnique: Rule = ({ facts: { profile, input, values } }) => {
  const { distinct, nulls, unique, name } = profile
  const present = input.rows - nulls
  if (unique || !distinct.exact || !isKeyName(name) || present < 100) return null
  const surplus = present - distinct.value
  if (surplus === 0 || surplus > present * (1 - NEARLY)) return null
  const repeated = mostFrequent(values.entries.count, EXAMPLES, (entry) => values.entries.count[entry] < 2)
  return { rule: 'nearly-unique', severity: 'risk', count: surplus, entries: repeated }
}

/** Null tokens: turned into NULL in a typed field, left as they are in a text. */
export const placeholderNull: Rule = ({ facts: { values, inference } }) => {
  if (inference === null) return null
  const { entries } = values
  const tokens = new Map<string, number>()
  const examples: number[] = []
  let count = 0
  for (const { entry, text, means } of knownWords(entries)) {
    if (means !== null) continue
    count += entries.count[entry]
    tokens.set(text, (tokens.get(text) ?? 0) + entries.count[entry])
    if (examples.length < EXAMPLES) examples.push(entry)
  }
  if (count === 0) return null
  const shown = [...tokens]
    .sort((a, b) => b[1] - a[1])
    .slice(0, EXAMPLES)
    .map(([text]) => JSON.stringify(text))
  return { rule: 'placeholder-null', severity: 'note', count, entries: examples, params: { tokens: shown.join(', ') } }
}

/** Texts without a character, which are not the same as no value. */
export const emptyText: Rule = ({ facts: { values } }) => {
  const { entries, isNull } = values
  for (let entry = 0; entry < entries.size; entry++) {
    if (entries.textLength[entry] > 0 || isNull[entry] === 1 || !isWhole(entries, entry)) continue
    return { rule: 'empty-text', severity: 'note', count: entries.count[entry], entries: [entry] }
  }
  return null
}
