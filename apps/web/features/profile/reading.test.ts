import { expect, test } from 'vitest'
import { readingOf } from './reading.ts'

test.each<[string, Parameters<typeof readingOf>[0]['format'], readonly string[]]>([
  [
    'a CSV with titles above its header',
    { name: 'csv', skip: 2, header: true, encoding: 'windows-1251', delimiter: ';', compression: null },
    [
      'CSV',
      'encoding windows-1251',
      'separated by “;”',
      '2 lines above the table skipped',
      'names of columns in line 3',
    ],
  ],
  [
    'a CSV without a header',
    { name: 'csv', skip: 0, header: false, encoding: 'utf-8', delimiter: '\t', compression: 'gzip' },
    ['CSV', 'encoding utf-8', 'compressed by gzip', 'separated by tabs', 'no names of columns'],
  ],
  [
    'nested JSON',
    { name: 'json', layout: 'array', records: 'answer.items', encoding: 'utf-8', otherMembers: 'answer.page' },
    [
      'JSON',
      'encoding utf-8',
      'the records are in answer.items',
      'beside the records and not in the tables: answer.page',
    ],
  ],
  ['a table of a system', { name: 'postgresql' }, []],
])('%s', (_, format, told) => {
  expect(readingOf({ format }, 'en')).toEqual(told)
})
