import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cronOf, DAILY, EVERY, whenOf } from './recurrence.ts'

describe('whenOf', () => {
  test.each([
    ['15 * * * *', { every: 'hour', minute: 15 }],
    ['0 6 * * *', { every: 'day', time: '06:00' }],
    ['30 18 * * 1-5', { every: 'weekday', time: '18:30' }],
    ['5 0 * * 0', { every: 'week', time: '00:05', weekday: 0 }],
    ['0 8 1 * *', { every: 'month', time: '08:00', day: '1' }],
    ['0 8 L * *', { every: 'month', time: '08:00', day: 'L' }],
    // What the form cannot say stays as it was written.
    ['*/10 * * * *', { every: 'cron', cron: '*/10 * * * *' }],
    ['0 6 31 * *', { every: 'cron', cron: '0 6 31 * *' }],
    ['0 6 0 * *', { every: 'cron', cron: '0 6 0 * *' }],
    ['0 6 1 * 1', { every: 'cron', cron: '0 6 1 * 1' }],
    ['0 6 * 2 *', { every: 'cron', cron: '0 6 * 2 *' }],
    ['60 6 * * *', { every: 'cron', cron: '60 6 * * *' }],
    ['0 24 * * *', { every: 'cron', cron: '0 24 * * *' }],
    ['0 0 6 * * *', { every: 'cron', cron: '0 0 6 * * *' }],
    ['nonsense', { every: 'cron', cron: 'nonsense' }],
  ])('%s', (cron, expected) => expect(whenOf(cron)).toMatchObject(expected))
})

test('what the form says is read back as it was chosen', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const when = fc.record({
    every: fc.constantFrom(...EVERY.filter((every) => every !== 'cron')),
    minute: fc.integer({ min: 0, max: 59 }),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${two(h)}:${two(m)}`),
    weekday: fc.integer({ min: 0, max: 6 }),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }).map(String), fc.constant('L')),
    cron: fc.constant(DAILY.cron),
  })
  fc.assert(
    fc.property(when, (chosen) => {
      const cron = cronOf(chosen)
      const read = whenOf(cron)
      expect(read.every).toBe(chosen.every)
      expect(cronOf(read)).toBe(cron)
    }),
  )
})
