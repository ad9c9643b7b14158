import { formatType } from '@ai-etl/core/types/logical'
import { expect, test } from 'vitest'
import { logicalType } from './logical-type.ts'
import { bare, enumMembers, isNullable, parseNativeType, splitArguments } from './native-type.ts'

test.each([
  ['Nullable(Decimal(12, 2))', 'decimal(12,2)', true],
  ['Decimal64(4)', 'decimal(18,4)', false],
  ['LowCardinality(Nullable(String))', 'string', true],
  ["DateTime64(6, 'UTC')", 'timestamptz', false],
  ['DateTime', 'timestamp', false],
  ['DateTime64(7)', undefined, false],
  ["Enum8('a, (b' = 1, 'it\\'s' = -2)", "enum('a, (b','it''s')", false],
  ['Array(Nullable(UInt32))', 'list<int64>', false],
  ['Array(Tuple(a Int8))', 'json', false],
  ['Map(LowCardinality(String), Array(Int8))', 'json', false],
  ['JSON(max_dynamic_paths = 8)', 'json', false],
  ['SimpleAggregateFunction(sum, Int64)', 'int64', false],
  ['AggregateFunction(uniq, String)', undefined, false],
  ['Something(New, 1)', undefined, false],
])('%s', (text, type, nullable) => {
  const native = parseNativeType(text)
  const logical = logicalType(native)
  expect([logical && formatType(logical), isNullable(native)]).toEqual([type, nullable])
})

test('members of an Enum, whatever they hold', () => {
  const type = parseNativeType("Enum16('' = 0, 'a\\\\b' = 1, 'tab\\t' = 2, 'x'' = 3' = 3)")
  expect(enumMembers(type)).toEqual(['', 'a\\b', 'tab\t', "x' = 3"])
})

test('fields of a named tuple', () => {
  const type = bare(parseNativeType('Nullable(Tuple(`a b` Array(Int8), c Nullable(String)))'))
  expect(type.inner.map((inner) => inner.text)).toEqual(['Array(Int8)', 'Nullable(String)'])
  expect(splitArguments("a, f(b, 'c,)'), `d,`")).toEqual(['a', "f(b, 'c,)')", '`d,`'])
})
