import { describe, expect, test } from 'vitest'
import { scalar } from '../types/logical.ts'
import { orderCorrelation } from './correlation.ts'
import { FrequentValues } from './frequent.ts'
import { growthOf } from './growth.ts'
import { finish } from './hash.ts'
import { isoSeconds, lengthHistogram, numberHistogram, timeHistogram } from './histogram.ts'
import { HyperLogLog } from './hyperloglog.ts'
import { profileField } from './profile-field.ts'
import { quantiles } from './quantiles.ts'
import { profileValues, scanRows } from './testing/profile-rows.ts'
import { findTimeAxis } from './time-axis.ts'

const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)

describe('histograms', () => {
  test('equal widths from the least to the greatest, every value in one bin', () => {
    const histogram = numberHistogram({ keys: Float64Array.from(range(101)), counts: range(101).map(() => 2) })
    expect(histogram?.bins).toHaveLength(20)
    expect(histogram?.bins[0]).toEqual({ from: 0, to: 5, count: 10 })
    expect(histogram?.bins[19]).toEqual({ from: 95, to: 100, count: 12 })
  })

  test('values that are no finite number are left out; a single value has no histogram', () => {
    const keys = Float64Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY, 2)
    const sum = numberHistogram({ keys, counts: [5, 1, 5, 1] })?.bins.reduce((total, bin) => total + bin.count, 0)
    expect(sum).toBe(2)
    expect(numberHistogram({ keys: Float64Array.of(7, 7), counts: [1, 1] })).toBeNull()
  })

  test('edges of time are ISO texts', () => {
    const keys = Float64Array.of(0, 86_400 * 20)
    expect(timeHistogram({ keys, counts: [1, 1] })?.bins[0]).toEqual({ from: '1970-01-01', to: '1970-01-02', count: 1 })
    expect(isoSeconds(-1.5)).toBe('1969-12-31T23:59:58')
  })

  test('lengths have bins of whole characters', () => {
    const histogram = lengthHistogram({ keys: Float64Array.of(3, 4, 5), counts: [1, 2, 3] })
    expect(histogram?.bins.map(({ from, count }) => [from, count])).toEqual([
      [3, 1],
      [4, 2],
      [5, 3],
    ])
  })
})

test('quantiles weigh values by their counts', () => {
  const { at } = quantiles({ keys: Float64Array.of(30, 10, 20, Number.NaN), counts: [1, 8, 1, 100] })
  expect([at(0.1), at(0.5), at(0.8), at(0.9), at(1)]).toEqual([10, 10, 10, 20, 30])
  expect(quantiles({ keys: Float64Array.of(), counts: [] }).at(0.5)).toBeNaN()
})

test('of a field without rows nothing is known, so it may lack values; what the source declares stands', () => {
  expect(profileValues([]).nullable).toBe(true)
  expect(profileValues(['1']).nullable).toBe(false)
  const [column] = scanRows(['field'], []).columns
  const declared = { name: 'field', path: 'field', rows: 0, declared: scalar('int32'), declaredNullable: false }
  const options = { lang: 'en', showPersonal: true, now: 0 } as const
  expect(column && profileField({ ...declared, column }, options).nullable).toBe(false)
})

test.each([
  ['rising', (i: number) => i, 1],
  ['falling', (i: number) => -i, -1],
  ['rising by steps', (i: number) => Math.floor(i / 10), 0.99],
])('correlation with the order of rows: %s', (_, key, expected) => {
  const found = orderCorrelation(Int32Array.from(range(200)), Float64Array.from(range(200), key))
  expect(found).toBeCloseTo(expected, 1)
})

test('correlation is unknown for few rows, and where all are the same', () => {
  expect(orderCorrelation(Int32Array.of(0, 1), Float64Array.of(1, 2))).toBeNull()
  expect(orderCorrelation(Int32Array.from(range(50).map(() => 0)), Float64Array.of(1))).toBeNull()
})

test.each([1000, 50_000, 400_000])('HyperLogLog of %i values is within its bounds', (count) => {
  const sketch = new HyperLogLog()
  for (let i = 0; i < count; i++) sketch.add(finish(i), finish(i ^ 0x5bd1e995))
  const { value, low, high } = sketch.estimate()
  expect(low).toBeLessThanOrEqual(count)
  expect(high).toBeGreaterThanOrEqual(count)
  expect(Math.abs(value - count) / count).toBeLessThan(0.02)
})

test('a frequent value among many is found, its count within its bounds, also from joined parts', () => {
  const bytes = Buffer.from('often')
  const parts = [new FrequentValues(), new FrequentValues()]
  for (let i = 0; i < 60_000; i++) {
    const part = parts[i % 2]
    if (i % 20 === 0) part.add(finish(-1), finish(-2), bytes, 0, 5)
    else part.add(finish(i), finish(i + 1), bytes, 0, 1)
  }
  parts[0].merge(parts[1])
  const [best] = parts[0].ranked()
  expect(Buffer.from(best.text).toString()).toBe('often')
  expect(best.atLeast).toBeLessThanOrEqual(3000)
  expect(best.atMost).toBeGreaterThanOrEqual(3000)
})

test.each([
  [['2024-01-31'], '9999-99-99'],
  [['75343-483088'], '99999-999999'],
  [['Ivan Petrov'], 'Aa Aa'],
  [['Иван Петров'], 'Яя Яя'],
  [['«Кусково»'], '~Яя~'],
  [['x'.repeat(3) + '1'.repeat(60)], `a${'9'.repeat(38)}…`],
])('the shape of %j is %s', (values, pattern) => {
  expect(profileValues(values).evidence.patterns).toEqual([{ pattern, count: 1 }])
})

describe('time axis and growth', () => {
  const created = profileValues(
    range(100).map((i) => day(Math.floor(i / 2))),
    { name: 'created' },
  )
  const birthday = profileValues(
    range(100).map((i) => day((i * 37) % 90)),
    { name: 'birthday_date' },
  )
  const note = profileValues(range(100).map(String), { name: 'number' })

  test('the moment that rows arrive by', () => {
    expect(findTimeAxis([note, birthday, created], 100)).toEqual({
      column: 'created',
      from: '2024-01-01',
      to: '2024-02-19',
      perDay: 2.04,
      orderCorrelation: expect.closeTo(1, 3),
    })
  })

  test('a date of birth is none, nor is a number', () => {
    expect(findTimeAxis([note, birthday], 100)).toBeNull()
  })

  test('made-up dates do not stretch the range', () => {
    const values = [...range(100).map((i) => day(Math.floor(i / 2))), '9999-12-31']
    expect(findTimeAxis([profileValues(values, { name: 'created' })], 101)?.to).not.toBe('9999-12-31')
  })

  test('growth by the time axis', () => {
    const timeAxis = { column: 'created', from: '2024-01-01', to: '2024-01-11', perDay: 10, orderCorrelation: 1 }
    expect(growthOf({ bytes: 5000, rows: 100, timeAxis, files: [] }, 'en')).toEqual({
      bytesPerDay: 500,
      rowsPerDay: 10,
      basis: 'By created: from 2024-01-01 to 2024-01-11',
      says: { text: 'growthByTimeAxis', params: { column: 'created', from: '2024-01-01', to: '2024-01-11' } },
    })
  })

  test('growth by the dates of files; two files are too few', () => {
    const files = range(3).map((i) => ({ bytes: 100, modified: `${day(i * 10)}T00:00:00Z` }))
    expect(growthOf({ bytes: 300, rows: 30, timeAxis: null, files }, 'en')).toMatchObject({
      bytesPerDay: 10,
      rowsPerDay: 1,
    })
    expect(growthOf({ bytes: 300, rows: 30, timeAxis: null, files: files.slice(1) }, 'en')).toBeNull()
  })
})
