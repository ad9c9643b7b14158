import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { yaml } from './project.ts'

// What a parser of YAML 1.1, dbt's, takes for something else: truth, minutes, numbers, ends of lines.
test.each([
  'no',
  'on',
  '12:30',
  '1_000',
  '0o7',
  '2024-01-01',
  '=',
  '~',
  'a\u2028b',
  '\u0085',
  '\ufeffa',
  '-- \n',
  'a\r\nb',
])('the text %j is a text in every position', (text) => {
  const written = yaml({ [text]: text, list: [text] })
  expect(parse(written, { version: '1.1' })).toEqual({ [text]: text, list: [text] })
  expect(written).not.toMatch(/[\u0085\u2028\u2029\ufeff]/)
})
