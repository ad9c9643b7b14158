import { BYTE_CLASS } from '../../contracts/batch.ts'
import { entryText, isWhole, mostFrequent } from '../entries.ts'
import type { Rule, RuleInput } from './finding.ts'
import { EXAMPLES, Offenders } from './finding.ts'
import { hasLookAlike, isBrokenEncoding, isStraySpaced } from './letters.ts'

const { SPACE, HIGH, LETTER, HEX_LETTER, TIME_LETTER, OTHER } = BYTE_CLASS
const LATIN = LETTER | HEX_LETTER | TIME_LETTER

type ByteTest = (bytes: Uint8Array, start: number, end: number) => boolean

function offending({ facts: { values } }: RuleInput, mayOffend: (mask: number) => boolean, test: ByteTest): Offenders {
  const { entries } = values
  const { text, textStart, textLength, mask, size } = entries
  const found = new Offenders(entries.count)
  for (let entry = 0; entry < size; entry++) {
    if (!mayOffend(mask[entry]) || !isWhole(entries, entry)) continue
    if (test(text, textStart[entry], textStart[entry] + textLength[entry])) found.add(entry)
  }
  return found
}

/** Spaces around, doubled, tabs at the ends, or no-break spaces. */
export const straySpace: Rule = (input) => {
  const found = offending(input, (mask) => (mask & (SPACE | HIGH | OTHER)) !== 0, isStraySpaced)
  return found.count === 0 ? null : { rule: 'stray-space', severity: 'note', ...counted(found) }
}

/** Words of both alphabets' letters. */
export const lookAlike: Rule = (input) => {
  if (input.facts.values.type.kind !== 'string') return null
  const found = offending(input, (mask) => (mask & HIGH) !== 0 && (mask & LATIN) !== 0, hasLookAlike)
  return found.count === 0 ? null : { rule: 'look-alike', severity: 'risk', ...counted(found) }
}

export const brokenEncoding: Rule = (input) => {
  const found = offending(input, (mask) => (mask & HIGH) !== 0, isBrokenEncoding)
  return found.count === 0 ? null : { rule: 'broken-encoding', severity: 'error', ...counted(found) }
}

function counted({ count, entries }: Offenders): { count: number; entries: readonly number[] } {
  return { count, entries }
}

/** Distinct texts up to which spellings are compared; beyond, a field is no list of terms. */
const MOST_TERMS = 20_000

/** Texts that differ only in case, in the letters е and ё, or in spaces. The rarer spellings are the finding. */
export const caseVariant: Rule = ({ facts: { values, profile }, meaning }) => {
  const { entries } = values
  if (values.type.kind !== 'string' || entries.size > MOST_TERMS || profile.unique || meaning.semantic === 'url')
    return null
  const groups = new Map<string, number[]>()
  for (let entry = 0; entry < entries.size; entry++) {
    const text = isWhole(entries, entry) ? entryText(entries, entry) : null
    if (text === null) continue
    const key = text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim()
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  const found = new Offenders(entries.count)
  let several = 0
  for (const [key, group] of groups) {
    // Spellings of yes and no are another rule's.
    if (group.length < 2 || BOOLEAN_WORDS.has(key)) continue
    several++
    const [, ...rarer] = group.sort((a, b) => entries.count[b] - entries.count[a])
    for (const entry of rarer) found.add(entry)
  }
  if (several === 0) return null
  return { rule: 'case-variant', severity: 'risk', ...counted(found), params: { groups: several } }
}

const BOOLEAN_WORDS = new Set([
  'true',
  'false',
  'yes',
  'no',
  'да',
  'нет',
  'истина',
  'ложь',
  't',
  'f',
  'y',
  'n',
  'д',
  'н',
])

/** Share of the most frequent shape from which others are odd. */
const USUAL = 0.95

/** A field of codes whose values nearly all have one shape: the others. */
export const mixedFormat: Rule = ({ facts: { values, profile, patterns, input } }) => {
  const { entries } = values
  if (values.type.kind !== 'string' || profile.distinct.value < 10) return null
  const present = input.rows - profile.nulls
  const [usual] = patterns.top(1)
  if (!usual || !/9/.test(usual.pattern) || usual.pattern.includes('…') || /[ ~]/.test(usual.pattern)) return null
  if (usual.count < present * USUAL || usual.count === present) return null
  const odd = patterns.entriesUnlike(usual.pattern, entries)
  const found = new Offenders(entries.count)
  for (const entry of odd) found.add(entry)
  if (found.count === 0) return null
  return { rule: 'mixed-format', severity: 'note', ...counted(found), params: { usual: usual.pattern } }
}

export const personalData: Rule = ({ facts: { values, profile, input }, meaning }) => {
  if (!meaning.personal || profile.nulls === input.rows) return null
  const entries = mostFrequent(values.entries.count, EXAMPLES, (entry) => values.isNull[entry] === 1)
  return { rule: 'personal-data', severity: 'risk', count: input.rows - profile.nulls, entries }
}
