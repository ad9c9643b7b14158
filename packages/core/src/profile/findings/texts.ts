import type { FindingRule } from '../../messages/profiling.ts'
import { FLAW } from '../../semantics/quality.ts'
import { entryText, isWhole, mostFrequent } from '../entries.ts'
import type { Rule, Severity } from './finding.ts'
import { EXAMPLES, Offenders } from './finding.ts'

/** A rule about flaws of single texts (semantics/quality.ts), which the input has gathered for all rules at once. */
function flawRule(rule: FindingRule, severity: Severity, flaws: number): Rule {
  return (input) => {
    const found = new Offenders(input.facts.values.entries.count)
    const { all, of } = input.flaws
    if ((all & flaws) === 0) return null
    for (let entry = 0; entry < of.length; entry++) if ((of[entry] & flaws) !== 0) found.add(entry)
    return { rule, severity, count: found.count, entries: found.entries }
  }
}

/** Spaces before, behind, or doubled. */
export const straySpace = flawRule('stray-space', 'note', FLAW.LEADING_SPACE | FLAW.TRAILING_SPACE | FLAW.DOUBLED_SPACE)
/** Words of both alphabets' letters. */
export const lookAlike = flawRule('look-alike', 'risk', FLAW.LOOK_ALIKE)
/** Control bytes and characters that cannot be seen. */
export const controlCharacter = flawRule('control-character', 'note', FLAW.INVISIBLE)
/** Text that was decoded in the wrong encoding. */
export const mojibake = flawRule('mojibake', 'error', FLAW.MOJIBAKE)

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
  return {
    rule: 'case-variant',
    severity: 'risk',
    count: found.count,
    entries: found.entries,
    params: { groups: several },
  }
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
export const mixedFormat: Rule = ({ facts: { values, profile, patterns } }) => {
  const { entries } = values
  if (values.type.kind !== 'string' || profile.distinct.value < 10) return null
  const [usual] = patterns.top(1)
  if (!usual || !/9/.test(usual.pattern) || /[…  ~Яя]/u.test(usual.pattern)) return null
  const present = entries.count.reduce((sum, count) => sum + count, 0)
  if (usual.count < present * USUAL) return null
  const found = new Offenders(entries.count)
  for (const entry of patterns.entriesUnlike(usual.pattern, entries)) if (values.isNull[entry] === 0) found.add(entry)
  if (found.count === 0 || found.count > present * (1 - USUAL)) return null
  const params = { usual: usual.pattern }
  return { rule: 'mixed-format', severity: 'note', count: found.count, entries: found.entries, params }
}

export const personalData: Rule = ({ facts: { values, profile, input }, meaning }) => {
  if (!meaning.personal || profile.nulls === input.rows) return null
  const entries = mostFrequent(values.entries.count, EXAMPLES, (entry) => values.isNull[entry] === 1)
  return { rule: 'personal-data', severity: 'risk', count: input.rows - profile.nulls, entries }
}
