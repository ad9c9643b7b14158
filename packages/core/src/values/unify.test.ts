import { describe, expect, it } from 'vitest'
import { formatType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'
import { compareValues } from './compare.ts'
import { holds, unifyTypes } from './unify.ts'

describe('the least common type', () => {
  it.each([
    ['int8', 'int32', 'int32'],
    ['int64', 'uint64', 'decimal(20,0)'],
    ['int32', 'decimal(9,2)', 'decimal(12,2)'],
    ['decimal(9,2)', 'decimal(9,4)', 'decimal(11,4)'],
    ['decimal(76,0)', 'decimal(76,10)', 'string'],
    ['int32', 'float64', 'float64'],
    ['int64', 'float64', 'string'],
    ['decimal(9,2)', 'float64', 'float64'],
    ['decimal(18,2)', 'float64', 'string'],
    ['date', 'timestamp', 'timestamp'],
    ['date', 'timestamptz', 'string'],
    ['timestamp', 'timestamptz', 'string'],
    ['bool', 'int32', 'string'],
    ['uuid', 'string', 'string'],
    ["enum('a')", "enum('b')", "enum('a','b')"],
    ['list<int8>', 'list<int64>', 'list<int64>'],
    ['struct<"a" int8>', 'struct<"a" int32, "b" string>', 'struct<"a" int32, "b" string>'],
    ['json', 'list<int8>', 'json'],
  ])('%s and %s: %s', (a, b, common) => {
    expect(formatType(unifyTypes(parseType(a), parseType(b)))).toBe(common)
    expect(unifyTypes(parseType(b), parseType(a)).kind).toBe(parseType(common).kind)
  })

  it('holds what is narrower', () => {
    expect(holds(parseType('int64'), parseType('int32'))).toBe(true)
    expect(holds(parseType('int32'), parseType('int64'))).toBe(false)
    expect(holds(parseType('decimal(12,2)'), parseType('int32'))).toBe(true)
  })
})

describe('the order of canonical values', () => {
  it.each([
    ['int64', '9', '10'],
    ['int64', '-10', '-9'],
    ['decimal(38,18)', '99999999999999999998.5', '99999999999999999999.25'],
    ['decimal(9,2)', '-0.5', '0'],
    ['decimal(9,3)', '1.25', '1.3'],
    ['timestamptz', '2021-01-01T01:00:00+03:00', '2020-12-31T23:00:00Z'],
    ['timestamp', '2021-01-01 00:00:00.1', '2021-01-01T00:00:00.11'],
    ['float64', '-Infinity', '1e-7'],
    ['string', '\uffff', '😀'],
    ['string', 'a', 'ab'],
  ])('%s: %s before %s', (type, less, greater) => {
    expect(compareValues(parseType(type), less, greater)).toBeLessThan(0)
    expect(compareValues(parseType(type), greater, less)).toBeGreaterThan(0)
    expect(compareValues(parseType(type), less, less)).toBe(0)
  })

  it('takes equal values in other spellings for equal', () => {
    expect(compareValues(parseType('decimal(9,2)'), '1.50', '1.5')).toBe(0)
    expect(compareValues(parseType('decimal(9,2)'), '-0.00', '0')).toBe(0)
  })
})
