import { expect, test } from 'vitest'
import { jsonText } from './types.ts'

test.each([
  ['plain', 'plain'],
  ['a\u0000b', 'a\ufffdb'],
  ['\u0000\u0000', '\ufffd\ufffd'],
  // A backslash before the letters is text, and stays.
  ['a\\u0000', 'a\\u0000'],
  ['a\\\u0000', 'a\\\ufffd'],
])('%j', (text, kept) => {
  expect(JSON.parse(jsonText({ text }))).toEqual({ text: kept })
})
