import type { Word } from '../../values/words.ts'
import type { Rule } from './finding.ts'
import { EXAMPLES } from './finding.ts'
import type { KnownWord } from './known-words.ts'
import { knownWords } from './known-words.ts'

/** Share of the values that must be spellings of yes and no. */
const LEAST_SHARE = 0.9

/** 1 and 0 by their bytes, where inference has read them as yes and no. */
const DIGITS: ReadonlyMap<number, Word> = new Map([
  [49, { text: '1', means: true, family: '1' }],
  [48, { text: '0', means: false, family: '1' }],
])

/** Yes or no written in more than one way: `true` and `True`, `да` and `yes`, `true` and `0`. */
export const mixedBoolean: Rule = ({ facts: { values, profile, input } }) => {
  const { entries } = values
  if (profile.distinct.value > 50) return null
  const digits = values.type.kind === 'bool' ? DIGITS : undefined
  const words = [...knownWords(entries, digits)].filter((word) => word.means !== null)
  const count = words.reduce((sum, { entry }) => sum + entries.count[entry], 0)
  if (words.length < 2 || count < (input.rows - profile.nulls) * LEAST_SHARE) return null
  if (!hasSeveral(words)) return null
  const byCount = words.sort((a, b) => entries.count[b.entry] - entries.count[a.entry])
  const spellings = [...new Set(byCount.map((word) => word.text))].join(', ')
  return {
    rule: 'mixed-boolean',
    severity: 'risk',
    count,
    entries: byCount.slice(0, EXAMPLES).map((word) => word.entry),
    params: { spellings },
  }
}

function hasSeveral(words: readonly KnownWord[]): boolean {
  const digits = words.filter((word) => word.family === '1')
  if (digits.length > 0 && digits.length < words.length) return true
  return [true, false].some(
    (means) => new Set(words.filter((word) => word.means === means).map((word) => word.text)).size > 1,
  )
}
