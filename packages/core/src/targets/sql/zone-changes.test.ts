import { expect, test } from 'vitest'
import { zoneRules } from './zone-changes.ts'

const at = (text: string) => Date.parse(text) / 1000

test.each([
  // Clocks went an hour forward for good, and three years later back.
  ['Europe/Moscow', '2011-03-26T23:00:00Z', 4 * 3600],
  ['Europe/Moscow', '2014-10-25T22:00:00Z', 3 * 3600],
  ['America/New_York', '2024-03-10T07:00:00Z', -4 * 3600],
  ['America/New_York', '2024-11-03T06:00:00Z', -5 * 3600],
  ['Asia/Kolkata', '1945-10-14T17:30:00Z', 5.5 * 3600],
])('%s changes at %s', (zone, moment, offset) => {
  expect(zoneRules(zone).changes).toContainEqual({ at: at(moment), offset })
})

test.each([
  ['Europe/Moscow', false],
  ['America/New_York', true],
  ['UTC', false],
])('%s goes on changing: %s', (zone, endless) => {
  expect(zoneRules(zone).endless).toBe(endless)
})

test('UTC never changes; before zones there was the time of the place', () => {
  expect(zoneRules('UTC')).toEqual({ first: 0, changes: [], endless: false })
  expect(zoneRules('Europe/Moscow').first).toBe(2 * 3600 + 30 * 60 + 17)
})
