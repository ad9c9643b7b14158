import { expect, test } from 'vitest'
import { everyDay, today } from './days.ts'

test('days without runs are there, empty', () => {
  const known = [{ day: '2026-02-28', rows: 5 }]
  expect(everyDay(known, '2026-03-01', 3)).toEqual([
    { day: '2026-02-27', of: null },
    { day: '2026-02-28', of: known[0] },
    { day: '2026-03-01', of: null },
  ])
})

test('today is that of the zone', () => {
  const now = new Date('2026-11-23T22:30:00Z')
  expect([today('UTC', now), today('Europe/Moscow', now)]).toEqual(['2026-11-23', '2026-11-24'])
})
