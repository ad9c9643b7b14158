import { expect, test } from 'vitest'
import { type Recurrence, timesAfter, timesBetween } from './times.ts'

const cron = (text: string, timezone = 'UTC'): Recurrence => ({ cron: text, intervalSeconds: null, timezone })
const every = (intervalSeconds: number): Recurrence => ({ cron: null, intervalSeconds, timezone: 'UTC' })
const next = (recurrence: Recurrence, after: string, count: number) =>
  timesAfter(recurrence, new Date(after), count).map((time) => time.toISOString())

test.each([
  ['0 6 * * *', 'Europe/Moscow', '2026-11-23T00:00:00Z', ['2026-11-23T03:00:00.000Z', '2026-11-24T03:00:00.000Z']],
  ['0 6 * * 1-5', 'UTC', '2026-11-20T07:00:00Z', ['2026-11-23T06:00:00.000Z', '2026-11-24T06:00:00.000Z']],
  ['*/15 * * * *', 'UTC', '2026-11-23T10:15:00Z', ['2026-11-23T10:30:00.000Z', '2026-11-23T10:45:00.000Z']],
  ['0 0 29 2 *', 'UTC', '2026-11-23T00:00:00Z', ['2028-02-29T00:00:00.000Z', '2032-02-29T00:00:00.000Z']],
])('%s in %s', (text, timezone, after, expected) => {
  expect(next(cron(text, timezone), after, 2)).toEqual(expected)
})

test('where clocks go forward, a time in the gap happens behind it', () => {
  // Berlin, 29 March 2026: 02:00 becomes 03:00.
  expect(next(cron('30 2 * * *', 'Europe/Berlin'), '2026-03-28T12:00:00Z', 2)).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ])
  expect(next(cron('0 6 * * *', 'Europe/Berlin'), '2026-03-28T00:00:00Z', 2)).toEqual([
    '2026-03-28T05:00:00.000Z',
    '2026-03-29T04:00:00.000Z',
  ])
})

test('where clocks go back, a time that comes twice happens once; every hour stays every hour', () => {
  // Berlin, 25 October 2026: 03:00 becomes 02:00.
  const daily = next(cron('30 2 * * *', 'Europe/Berlin'), '2026-10-24T12:00:00Z', 2)
  expect(daily.map((time) => time.slice(0, 10))).toEqual(['2026-10-25', '2026-10-26'])
  expect(next(cron('0 * * * *', 'Europe/Berlin'), '2026-10-24T23:30:00Z', 4)).toEqual([
    '2026-10-25T00:00:00.000Z',
    '2026-10-25T01:00:00.000Z',
    '2026-10-25T02:00:00.000Z',
    '2026-10-25T03:00:00.000Z',
  ])
})

test('intervals keep their beat from their anchor', () => {
  const anchor = new Date('2026-01-01T00:00:10Z')
  const times = timesAfter(every(60), new Date('2026-01-01T00:05:00Z'), 2, anchor)
  expect(times.map((time) => time.toISOString())).toEqual(['2026-01-01T00:05:10.000Z', '2026-01-01T00:06:10.000Z'])
})

test('a range holds its beginning, not its end, and is bounded', () => {
  const range = (most: number) =>
    timesBetween(cron('0 6 * * *'), new Date('2026-01-01T06:00:00Z'), new Date('2026-01-04T06:00:00Z'), most)
  expect(range(3).map((time) => time.toISOString().slice(0, 10))).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
  expect(() => range(2)).toThrow(expect.objectContaining({ code: 'schedule.backfill-too-long' }))
})

test.each([
  ['61 * * * *', 'UTC', 'schedule.cron-invalid'],
  ['0 6 * *', 'UTC', 'schedule.cron-invalid'],
  ['* * * * * *', 'UTC', 'schedule.cron-invalid'],
  ['0 6 * * *', 'Moscow', 'schedule.zone-unknown'],
])('%s in %s is refused', (text, timezone, code) => {
  expect(() => next(cron(text, timezone), '2026-01-01T00:00:00Z', 1)).toThrow(expect.objectContaining({ code }))
})
