import type { FieldIssue } from '../documents/profile.ts'
import type { Language } from './language.ts'
import { findingTexts } from './profiling.ts'
import { noteTexts } from './values.ts'

/** Findings whose text tells nothing but how many rows they concern. */
const BY_COUNT = [
  'all-null',
  'constant',
  'sentinel-date',
  'future-date',
  'ambiguous-date',
  'ambiguous-number',
  'empty-text',
  'stray-space',
  'look-alike',
  'mojibake',
  'control-character',
  'negative-money',
  'leading-zero',
  'nearly-unique',
  'personal-data',
] as const satisfies readonly (keyof typeof findingTexts)[]

/**
 * A finding of a profile in the language of whoever reads it: profiles are kept with the texts of whoever measured.
 * @param rows of the table
 * @returns the text that is kept, where more than counts stands in it and an earlier version kept no parameters
 */
export function findingAgain(
  { rule, count, text, params }: Pick<FieldIssue, 'rule' | 'count' | 'text' | 'params'>,
  rows: number,
  lang: Language,
): string {
  if (params !== undefined && isFinding(rule)) {
    // A finding keeps exactly the parameters of its own text; the union of all texts' parameters is not callable.
    const say = findingTexts[rule][lang] as unknown as (params: Readonly<Record<string, string | number>>) => string
    return say({ count, ...params })
  }
  if (rule === 'mostly-null') return findingTexts['mostly-null'][lang]({ count, share: rows === 0 ? 0 : count / rows })
  const known = BY_COUNT.find((each) => each === rule)
  if (known !== undefined) return findingTexts[known][lang]({ count })
  return isNote(rule) ? noteTexts[rule][lang]({ count }) : text
}

function isFinding(rule: string): rule is keyof typeof findingTexts {
  return Object.hasOwn(findingTexts, rule)
}

function isNote(rule: string): rule is keyof typeof noteTexts {
  return Object.hasOwn(noteTexts, rule)
}
