import { expect, test } from 'vitest'
import { textsWithin } from './texts-within.ts'

test('texts are found at every depth, each once, and nothing else', () => {
  const document = { sources: { a: { from: 'a.csv' }, b: ['b.csv', 1, null, true] }, again: 'a.csv' }
  expect([...textsWithin(document)]).toEqual(['a.csv', 'b.csv'])
  expect([...textsWithin(undefined)]).toEqual([])
})
