import { expect, it } from 'vitest'
import { isSingle } from './single.ts'

it.each([
  [0, true],
  [-0, true],
  [0.1, true],
  [-1.5, true],
  [12.5, true],
  [16_777_216, true],
  [3.4028235e38, true],
  [1e-45, true],
  [Number.NaN, true],
  [Number.POSITIVE_INFINITY, true],
  // Stored exactly, but written as 9.007199e+15.
  [2 ** 53, false],
  [1.401298464324817e-45, false],
  [0.100_000_001_490_116_12, false],
  [0.123_456_789, false],
  [16_777_217, false],
  [1e300, false],
  [5e-324, false],
])('%d is a number of single precision: %s', (value, is) => expect(isSingle(value)).toBe(is))
