import { expect, test } from 'vitest'
import { parseType } from './parse.ts'
import { roomier } from './roomier.ts'

test.each([
  ['int32', 'int32', true],
  ['int16', 'int64', true],
  ['int64', 'int32', false],
  ['int32', 'uint64', false],
  ['decimal(9,2)', 'decimal(10,2)', true],
  ['decimal(9,2)', 'decimal(10,4)', false],
  ['decimal(9,2)', 'decimal(11,4)', true],
  ['decimal(9,2)', 'decimal(12,1)', false],
  ['int32', 'decimal(20,0)', false],
  ['date', 'timestamp', false],
  ['list<int32>', 'list<int32>', true],
])('%s into %s: %s', (from, to, holds) => {
  expect(roomier(parseType(from), parseType(to))).toBe(holds)
})
