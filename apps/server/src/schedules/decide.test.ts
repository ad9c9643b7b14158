import { expect, test } from 'vitest'
import { decide, type Policy } from './decide.ts'

const policy = (more: Partial<Policy> = {}): Policy => ({
  cron: '0 6 * * *',
  intervalSeconds: null,
  timezone: 'UTC',
  missed: 'skip',
  overlap: 'skip',
  ...more,
})
const day = (number: number, time = '06:00:00') => new Date(`2026-03-0${number}T${time}Z`)

const CASES: readonly (readonly [string, Policy, Date, boolean, readonly Date[], boolean])[] = [
  ['on time', policy(), day(1, '06:00:01'), false, [day(1)], false],
  ['on time, one goes on: skipped', policy(), day(1, '06:00:01'), true, [], false],
  ['on time, one goes on: queued', policy({ overlap: 'queue' }), day(1, '06:00:01'), true, [day(1)], false],
  ['on time, one goes on: replaced', policy({ overlap: 'replace' }), day(1, '06:00:01'), true, [day(1)], true],
  ['three missed, skipped', policy(), day(3, '12:00:00'), false, [], false],
  ['two missed, the third on time', policy(), day(3, '06:00:05'), false, [day(3)], false],
  [
    'three missed, caught up',
    policy({ missed: 'catch-up' }),
    day(3, '12:00:00'),
    false,
    [day(1), day(2), day(3)],
    false,
  ],
  [
    'three missed, caught up, one goes on: the last replaces it',
    policy({ missed: 'catch-up', overlap: 'replace' }),
    day(3, '12:00:00'),
    true,
    [day(3)],
    true,
  ],
]

test.each(CASES)('%s', (_, given, now, isOpen, runs, replace) => {
  const nextAt = now.getUTCHours() >= 6 ? day(now.getUTCDate() + 1) : day(now.getUTCDate())
  expect(decide(given, day(1), now, isOpen)).toEqual({ runs, replace, nextAt })
})

test('after a long silence no more than a hundred are caught up', () => {
  const every = policy({ cron: null, intervalSeconds: 60, missed: 'catch-up' })
  const { runs } = decide(every, day(1), day(2), false)
  expect(runs.length).toBeLessThanOrEqual(101)
  expect(runs.at(-1)).toEqual(day(2))
})
