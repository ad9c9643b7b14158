import { expect, test } from 'vitest'
import { paramsAt } from './params.ts'

test('moments stand in parameters, dates in the zone of the schedule', () => {
  const params = { since: '${scheduledDate}', at: '${scheduledFor}', city: 'Москва' }
  expect(paramsAt(params, new Date('2026-11-22T22:30:00Z'), 'Europe/Moscow')).toEqual({
    since: '2026-11-23',
    at: '2026-11-22T22:30:00.000Z',
    city: 'Москва',
  })
})
