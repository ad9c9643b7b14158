import { describe, expect, test } from 'vitest'
import {
  conditionsIn,
  EVERY,
  everyStanding,
  GROWTH,
  growthStanding,
  RETENTION,
  retentionStanding,
  written,
} from './conditions.ts'

describe('a stated condition stands at its own step', () => {
  test.each(EVERY.map(({ value }, step) => [value, step] as const))('every %s', (every, step) => {
    expect(everyStanding(every)).toMatchObject({ step, exact: true })
  })
  test.each(GROWTH.map((size, step) => [`${size}MB/month`, step] as const))('growth %s', (growth, step) => {
    expect(growthStanding(growth)).toEqual({ step, exact: true, value: GROWTH[step] })
  })
  test.each(RETENTION.map((months, step) => [`${months}mo`, step] as const))('retention %s', (retention, step) => {
    expect(retentionStanding(retention)).toEqual({ step, exact: true, value: RETENTION[step] })
  })
})

describe('what was stated elsewhere', () => {
  test.each([
    ['10y', 120, true],
    ['1y', 12, true],
    ['90d', 3, true],
    ['45d', 1, false],
    ['40y', 180, false],
    ['1d', 1, false],
  ])('retention %s: by the step of %s months, the same: %s', (retention, months, exact) => {
    const { step, exact: found } = retentionStanding(retention)
    expect([RETENTION[step], found]).toEqual([months, exact])
  })
  test.each([
    ['10GB/month', 10_000, true],
    ['1TB/month', 1_000_000, true],
    ['1GB/day', 50_000, false],
    ['5TB/month', 1_000_000, false],
  ])('growth %s: by the step of %s MB, the same: %s', (growth, size, exact) => {
    const { step, exact: found } = growthStanding(growth)
    expect([GROWTH[step], found]).toEqual([size, exact])
  })
  test.each([
    ['60s', '1m', true],
    ['24h', '1d', true],
    ['6h', '1d', false],
    ['5s', '1s', false],
  ])('every %s: by %s, the same: %s', (every, nearest, exact) => {
    const { step, exact: found } = everyStanding(every)
    expect([EVERY[step].value, found]).toEqual([nearest, exact])
  })
})

test('what was not stated stands in the middle', () => {
  expect([everyStanding(undefined), growthStanding(undefined), retentionStanding(undefined)]).toMatchObject([
    { step: 3, exact: false },
    { step: 5, exact: false },
    { step: 5, exact: false },
  ])
})

describe('an address keeps conditions', () => {
  const stated = { every: '1d' }
  const others = { every: '1h', updates: 'upsert', queries: ['select 1', 'select 2'] } as const
  test.each([
    ['others', others, JSON.stringify(others)],
    ['none in place of those stated', {}, '{}'],
    ['those stated: nothing is written', { every: '1d' }, ''],
  ] as const)('%s', (_, conditions, text) => {
    expect(written(conditions, stated)).toBe(text)
    expect(conditionsIn(text, stated)).toEqual(conditions)
  })
  test.each(['{', 'null', '7', '{"updates":"often","every":5}'])(
    '%s, which nobody wrote here, harms nothing',
    (text) => {
      expect([stated, {}]).toContainEqual(conditionsIn(text, stated))
    },
  )
})
