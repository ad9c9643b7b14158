import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTimestamptz } from '../../expressions/times.ts'
import { parseType } from '../../types/parse.ts'
import { floorOf } from './floor.ts'
import type { Period } from './periods.ts'
import { incrementalOf } from './settings.ts'

function floor(
  type: string,
  mark: string,
  late: string | number | null,
  period: Period,
  timezone = 'UTC',
): string | null {
  const source = { from: 'a.csv', mode: 'incremental' as const, cursor: 'c', ...(late !== null && { late }) }
  const incremental = incrementalOf('a', source, [{ name: 'c', type: parseType(type), nullable: true }])
  if (incremental === null) throw new RangeError('the source is incremental')
  return floorOf(mark, incremental, period, timezone)
}

test.each<[string, string, string | number | null, Period, string]>([
  ['int64', '100', null, 'exact', '100'],
  ['int64', '100', 30, 'exact', '70'],
  ['int8', '-100', 100, 'exact', '-128'],
  ['uint64', '5', 7, 'exact', '0'],
  ['decimal(10,2)', '10.5', 1.25, 'exact', '9.25'],
  ['date', '2024-03-31', '1 month', 'exact', '2024-02-29'],
  ['date', '2024-03-15', '36 hours', 'exact', '2024-03-13'],
  ['date', '2024-03-15', null, 'week', '2024-03-11'],
  ['date', '2024-03-15', '2 weeks', 'month', '2024-03-01'],
  ['date', '0001-01-02', '2 years', 'exact', '0001-01-01'],
  ['timestamp', '2024-03-15 10:20:30.5', null, 'exact', '2024-03-15 10:20:30.5'],
  ['timestamp', '2024-03-15T10:20:30', '2 days', 'exact', '2024-03-13 10:20:30'],
  ['timestamp', '2024-03-15 10:20:30', '90 minutes', 'hour', '2024-03-15 08:00:00'],
  ['timestamp', '2024-03-15 10:20:30', null, 'quarter', '2024-01-01 00:00:00'],
  ['timestamp', '1969-12-31 23:59:59', null, 'minute', '1969-12-31 23:59:00'],
  ['timestamptz', '2024-03-15 10:20:30+03', '1 day', 'exact', '2024-03-14 07:20:30Z'],
])('%s %s, late %s, %s: %s', (type, mark, late, period, expected) => {
  expect(floor(type, mark, late, period)).toBe(expected)
})

test.each<[string, string, Period, string]>([
  ['Europe/Moscow', '2024-03-15 22:30:00Z', 'day', '2024-03-15 21:00:00Z'],
  ['Europe/Moscow', '2024-03-31 22:30:00Z', 'month', '2024-03-31 21:00:00Z'],
  // Clocks go from 24:00 to 01:00: the day begins at one.
  ['Africa/Cairo', '2024-04-26 05:00:00Z', 'day', '2024-04-25 22:00:00Z'],
  // Clocks show 23:00 to 24:00 twice: the day has 25 hours.
  ['Africa/Cairo', '2024-10-31 21:30:00Z', 'day', '2024-10-30 21:00:00Z'],
  ['Europe/Berlin', '2024-10-27 01:30:00Z', 'hour', '2024-10-27 00:00:00Z'],
  ['Asia/Kathmandu', '2024-06-01 00:00:00Z', 'day', '2024-05-31 18:15:00Z'],
])('in %s the period of %s (%s) begins at %s', (zone, mark, period, expected) => {
  expect(floor('timestamptz', mark, null, period, zone)).toBe(expected)
})

test('clocks show no earlier time of the same period before its start, and none of another behind it', () => {
  const zones = ['Europe/Moscow', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu']
  const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
      const start = floor('timestamptz', new Date(at).toISOString(), null, 'day', zone)
      const from = Number(parseTimestamptz(start ?? '') ?? 0n) / 1000
      const day = (moment: number) =>
        new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(moment)
      expect(from).toBeLessThanOrEqual(at)
      expect(day(from)).toBe(day(at))
      expect(day(from - 1)).not.toBe(day(at))
    }),
    { numRuns: 60 },
  )
})
