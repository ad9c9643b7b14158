import { batchOfTexts, textsOf } from '@ai-etl/core/values/testing/batch-of-texts'
import { describe, expect, test } from 'vitest'
import { type ShownValues, shownValues } from './shown-value.ts'

/** Rows of a column that fit. */
function fitting(type: string, wanted: ShownValues, texts: readonly (string | null)[]): readonly number[] {
  const batch = batchOfTexts(
    texts.map((text) => ['beside', text]),
    2,
  )
  const fits = shownValues(type, wanted, 1)(batch)
  // Looking changes nothing of the batch.
  expect(textsOf(batch, 1)).toEqual(texts)
  return texts.flatMap((_, row) => (fits(row) ? [row] : []))
}

const bin = (from: string, to: string, closed = false) => ({ kind: 'range', from, to, closed }) as const

describe('rows of a bar', () => {
  test.each([
    ['int32', bin('10', '20'), ['9', '10', '19', '20', null, 'x'], [1, 2]],
    ['int32', bin('10', '20', true), ['9', '10', '19', '20', null], [1, 2, 3]],
    ['decimal(10,2)', bin('1000', '2000'), ['1 234,50', '999,99', '2 000,00', '-1 500,00'], [0]],
    ['date', bin('2021-03-01', '2021-04-01'), ['28.02.2021', '01.03.2021', '31.03.2021', '01.04.2021'], [1, 2]],
    [
      'timestamptz',
      bin('2021-01-15T12:00:00Z', '2021-01-16T00:00:00Z'),
      ['2021-01-15T14:59:59+03:00', '2021-01-15T15:00:00+03:00', '2021-01-16T02:59:59+03:00'],
      [1, 2],
    ],
  ] as const)('%s %o', (type, wanted, texts, expected) => {
    expect(fitting(type, wanted, texts)).toEqual(expected)
  })
})

describe('rows of a value', () => {
  test.each([
    ['string', 'PAID', ['PAID', 'PAID ', 'NEW', null], [0]],
    ['bool', 'true', ['да', 'нет', 'да'], [0, 2]],
    ['string', '', ['a', null], []],
  ] as const)('%s %s', (type, value, texts, expected) => {
    expect(fitting(type, { kind: 'value', value }, texts)).toEqual(expected)
  })
})
