import { expect, test } from 'vitest'
import { dayAfter, startOfDay } from './days.ts'

test.each([
  ['2026-11-23', '2026-11-24'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
])('the day after %s', (day, next) => expect(dayAfter(day)).toBe(next))

test.each([
  ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23', 'Europe/Moscow', '2026-11-22T21:00:00.000Z'],
  ['2026-11-23', 'America/New_York', '2026-11-23T05:00:00.000Z'],
  // The clock changes during these days: they begin by the old one.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-11-01', 'Asia/Kolkata', '2026-10-31T18:30:00.000Z'],
])('%s begins in %s', (day, zone, moment) => expect(startOfDay(day, zone).toISOString()).toBe(moment))
