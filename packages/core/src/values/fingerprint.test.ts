import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseType } from '../types/parse.ts'
import { TableFingerprint } from './fingerprint.ts'
import { RowText } from './row-text.ts'
import { batchOfTexts } from './testing/batch-of-texts.ts'

function rowText(type: string, value: string | null): string {
  const text = new RowText([parseType(type)]).of(batchOfTexts([[value]], 1), 0)
  return Buffer.from(text).toString('utf8').slice(0, -1)
}

describe('the text of a value in a fingerprint', () => {
  it.each([
    ['bool', 'true', 'true'],
    ['int32', '-5', '-5'],
    ['decimal(9,2)', '1.50', '1.5'],
    ['decimal(9,2)', '10', '10'],
    ['decimal(9,2)', '100.00', '100'],
    ['decimal(9,2)', '-0.00', '0'],
    ['float64', '1.5', '3ff8000000000000'],
    ['float64', '-0', '0000000000000000'],
    ['float64', 'NaN', 'nan'],
    ['float64', '-Infinity', 'fff0000000000000'],
    ['string', 'Ёлка', 'Ёлка'],
    ['uuid', '550E8400-E29B-41D4-A716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
    ['date', '0001-01-01', '0001-01-01'],
    ['timestamp', '1970-01-01 00:00:01.5', '1500000'],
    ['timestamp', '9999-12-31T23:59:59.999999', '253402300799999999'],
    ['timestamp', '0001-01-01T00:00:00', '-62135596800000000'],
    ['timestamptz', '1970-01-01T03:00:00+03:00', '0'],
    ['time', '00:00:01', '1000000'],
    ['binary', '\\xDEAD', 'dead'],
    ['json', '{}', '\x1e'],
    ['string', null, '\x1e'],
    ['string', '', ''],
  ])('%s %s', (type, value, expected) => {
    expect(rowText(type, value)).toBe(expected)
  })
})

describe('the fingerprint of a table', () => {
  const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex')
  const types = [parseType('int32'), parseType('string')]
  const rows = [
    ['1', 'a'],
    ['2', null],
    ['3', 'ж'.repeat(1000)],
  ]
  const of = (some: readonly (readonly (string | null)[])[]) => {
    const fingerprint = new TableFingerprint(types, md5)
    fingerprint.add(batchOfTexts(some, 2))
    return fingerprint.value
  }

  it('is the sum of the first 60 bits of each row', () => {
    const digests = ['1\x1fa\x1f', '2\x1f\x1e\x1f', `3\x1f${'ж'.repeat(1000)}\x1f`].map((text) =>
      md5(Buffer.from(text)),
    )
    const sum = digests.reduce((total, digest) => total + BigInt(`0x${digest.slice(0, 15)}`), 0n)
    expect(of(rows)).toBe(sum.toString())
  })

  it('does not depend on the order of rows, and adds up from parts', () => {
    expect(of([...rows].reverse())).toBe(of(rows))
    const parts = BigInt(of(rows.slice(0, 1))) + BigInt(of(rows.slice(1)))
    expect(parts.toString()).toBe(of(rows))
  })

  it('tells rows apart', () => {
    expect(of([['1', 'b']])).not.toBe(of([['1', 'a']]))
    expect(of([['1', '']])).not.toBe(of([['1', null]]))
  })
})
