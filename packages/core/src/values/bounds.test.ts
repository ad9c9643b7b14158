import { expect, test } from 'vitest'
import { parseType } from '../types/parse.ts'
import { boundsOfTexts } from './bounds.ts'

test.each([
  ['int32', ['9', '10', '-1'], { least: '-1', most: '10' }],
  ['decimal(9,2)', ['1.5', '-0.25'], { least: '-0.25', most: '1.5' }],
  ['date', ['2024-02-29', '0009-01-01'], { least: '0009-01-01', most: '2024-02-29' }],
  [
    'timestamptz',
    ['2024-01-01 10:00:00+03', '2024-01-01 08:00:00+00'],
    { least: '2024-01-01 07:00:00Z', most: '2024-01-01 08:00:00Z' },
  ],
  ['int32', [], null],
  ['date', ['2024-01-01', 'infinity'], null],
  ['string', ['a', 'b'], null],
  ['float64', ['1', 'NaN'], null],
])('%s %j', (type, texts, bounds) => {
  expect(boundsOfTexts(texts, parseType(type))).toEqual(bounds)
})
