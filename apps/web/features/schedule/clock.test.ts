import { expect, test } from 'vitest'
import { clockOf } from './clock.ts'

test.each([
  ['06:00', '06:00'],
  ['6', '06:00'],
  ['6:30', '06:30'],
  ['18.05', '18:05'],
  ['630', '06:30'],
  ['1830', '18:30'],
  [' 23 59 ', '23:59'],
  ['0', '00:00'],
  ['24:00', null],
  ['12:60', null],
  ['6:3', null],
  ['6 AM', null],
  ['', null],
])('%s is %s', (written, clock) => {
  expect(clockOf(written)).toBe(clock)
})
