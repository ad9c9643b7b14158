import { expect, test } from 'vitest'
import { findingAgain } from './finding-again.ts'

test.each([
  ['constant', 5, 'en', 'The same value in every row: the column tells nothing apart'],
  ['future-date', 5, 'ru', 'Даты в будущем: 5\u00a0строк'],
  ['short-year', 1, 'en', 'Years of two digits: 69 to 99 are 1900s, 00 to 68 are 2000s: 1 value'],
  ['mostly-null', 93, 'en', 'Empty in 93 rows (93 %)'],
  // Its text names the low and high ends, which are not kept apart.
  ['outlier', 5, 'en', 'как было'],
  ['of-a-later-version', 5, 'en', 'как было'],
] as const)('%s', (rule, count, lang, text) => {
  expect(findingAgain({ rule, count, text: 'как было' }, 100, lang)).toBe(text)
})

test('parameters that are kept say all of it', () => {
  const outlier = { rule: 'outlier', count: 5, text: 'как было', params: { low: '1', high: '9' } }
  expect(findingAgain(outlier, 100, 'en')).toBe('Outliers, values outside 1…9 (three interquartile ranges): 5 rows')
})
