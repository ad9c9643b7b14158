import type { FieldIssue } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import { noteTexts } from '../messages/values.ts'
import type { InferenceNote } from '../values/inference.ts'
import type { EntryArrays } from './entries.ts'
import { entryText, placeOf } from './entries.ts'
import type { FieldFacts } from './field.ts'
import type { Finding, RuleInput } from './findings/finding.ts'
import { findingText } from './findings/finding.ts'
import { rules } from './findings/list.ts'

/** Characters of an example that a document shows. */
const SHOWN = 120

const RANK: Readonly<Record<FieldIssue['severity'], number>> = { error: 0, risk: 1, note: 2 }

/**
 * What all rules find in a field, gravest first, then how its type came about. `show` gives the form in which a value
 * may be seen.
 */
export function issuesOf(input: RuleInput, lang: Language, show: (text: string) => string): FieldIssue[] {
  const found = rules
    .map((rule) => rule(input))
    .filter((finding) => finding !== null)
    .sort((a, b) => RANK[a.severity] - RANK[b.severity])
    .map((finding) => issue(finding, input.facts, lang, show))
  const notes = input.facts.inference?.notes.flatMap((note) => noteIssue(note, found, lang)) ?? []
  return [...found, ...notes]
}

/** A note of inference, unless a finding says the same with examples. */
function noteIssue({ rule, count }: InferenceNote, found: readonly FieldIssue[], lang: Language): FieldIssue[] {
  if (!hasText(rule) || found.some((other) => other.rule === rule)) return []
  if (rule === 'identifier' && found.some((other) => other.rule === 'leading-zero')) return []
  return [{ rule, severity: 'note', count, examples: [], text: noteTexts[rule][lang]({ count }) }]
}

function hasText(rule: InferenceNote['rule']): rule is keyof typeof noteTexts {
  return rule in noteTexts
}

function issue(finding: Finding, facts: FieldFacts, lang: Language, show: (text: string) => string): FieldIssue {
  const { entries } = facts.values
  const { files } = facts.input
  return {
    rule: finding.rule,
    severity: finding.severity,
    count: finding.count,
    examples: (finding.entries ?? []).flatMap((entry) => example(entries, entry, files, show)),
    text: findingText(finding, lang),
    ...(finding.params && { params: finding.params }),
  }
}

/** The raw value where it first occurs; without a place where the source has none, with the file where there are several. */
function example(
  entries: EntryArrays,
  entry: number,
  files: readonly string[] | undefined,
  show: (text: string) => string,
): FieldIssue['examples'] {
  const text = entryText(entries, entry)
  if (text === null) return []
  const value = show(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
  const place = placeOf(entries, entry)
  if (place === null) return [{ value }]
  const { line, byte, file } = place
  return [{ value, line, byte, ...(files ? { file: files[file] } : {}) }]
}
