import { describe, expect, test } from 'vitest'
import { splitJsonArray } from './list.ts'
import { parseIpv6 } from './network.ts'
import { withoutExponent } from './numeric.ts'
import { parseDuration } from './temporal.ts'

test.each([
  ['1.5e-7', '0.00000015'],
  ['-1e3', '-1000'],
  ['1.25E+1', '12.5'],
  ['12.5e0', '12.5'],
  ['.5e1', '5'],
])('withoutExponent %s', (text, plain) => expect(withoutExponent(text)).toBe(plain))

test.each([
  ['[]', []],
  [' [ 1 , null,-2.50e3 ] ', ['1', null, '-2.50e3']],
  ['["a,]","\\"", "", "nul\\u043b"]', ['a,]', '"', '', 'nulл']],
  ['[[1,2],{"a":[3]},"x"]', ['[1,2]', '{"a":[3]}', 'x']],
  ['["null",null]', ['null', null]],
])('splitJsonArray %s', (json, elements) => {
  const bytes = Buffer.from(`xx${json}yy`)
  const found = splitJsonArray(bytes, 2, bytes.length - 2)
  expect(found.map((element) => element && Buffer.from(element).toString())).toEqual(elements)
})

describe('parseIpv6', () => {
  test.each([
    ['::', '00000000000000000000000000000000'],
    ['1::', '00010000000000000000000000000000'],
    ['::ffff:1.2.3.4', '00000000000000000000ffff01020304'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  ])('%s', (text, hex) => expect(Buffer.from(parseIpv6(text)).toString('hex')).toBe(hex))

  test.each(['1:2', ':::', '1::2::3', '12345::', '1:2:3:4:5:6:7:8::', 'g::', '::1.2.3'])('%s is refused', (text) => {
    expect(() => parseIpv6(text)).toThrow(RangeError)
  })
})

describe('parseDuration', () => {
  test('every part, with signs of its own and of the whole', () => {
    expect(parseDuration('P1Y2M3W4DT5H6M7.000008S')).toEqual({ months: 14, days: 25, micros: 18_367_000_008n })
    expect(parseDuration('-P1DT-0.5S')).toEqual({ months: 0, days: -1, micros: 500_000n })
  })
  test.each(['', '1D', 'P1.5D', 'PT1.1234567S', 'P1H'])('%j is refused', (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError)
  })
})
