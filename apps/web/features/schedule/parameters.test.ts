import { expect, test } from 'vitest'
import { parametersOf } from './parameters.ts'

test.each([
  [
    'params:\n  since: { type: date, default: 2021-01-01 }\n  limit: { type: int32, default: 10 }\n  who: { type: string }\n',
    [
      { name: 'since', type: 'date', byDefault: '2021-01-01' },
      { name: 'limit', type: 'int32', byDefault: '10' },
      { name: 'who', type: 'string', byDefault: null },
    ],
  ],
  ['name: plain\n', []],
  ['params: 7\n', []],
  ['- a list\n', []],
])('%s', (text, parameters) => {
  expect(parametersOf(text)).toEqual(parameters)
})
