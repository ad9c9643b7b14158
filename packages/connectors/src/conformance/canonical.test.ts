import { decimal, type LogicalType, scalar } from '@ai-etl/core/types/logical'
import { expect, it } from 'vitest'
import { isSameValue } from './canonical.ts'

const list = (element: LogicalType): LogicalType => ({ kind: 'list', element })

it.each([
  [decimal(10, 2), '1.10', '1.1'],
  [decimal(10, 2), '-0.00', '0'],
  [scalar('float64'), '1e2', '100'],
  [scalar('float64'), '9007199254740993', '9007199254740992'],
  [scalar('timestamptz'), '2024-02-29 12:00:00+03', '2024-02-29T09:00:00.000Z'],
  [scalar('timestamp'), '2024-02-29T12:00:00.5', '2024-02-29 12:00:00.500000'],
  [scalar('uuid'), '7F3AAEA0-0B5A-4C1D-9E2F-0123456789AB', '7f3aaea0-0b5a-4c1d-9e2f-0123456789ab'],
  [scalar('interval'), 'P1Y2M', 'P14M'],
  [scalar('interval'), 'PT36H', 'PT129600S'],
  [scalar('interval'), '-PT1.5S', 'PT-1.5S'],
  [scalar('json'), ' {"b":2.50,"a":[1]}', '{"a": [1], "b": 2.5}'],
  [scalar('json'), '1e-30', '0.000000000000000000000000000001'],
  [scalar('ip'), 'FE80:0::1', 'fe80::1'],
  [list(decimal(9, 2)), '[1.10,null]', '[1.1, null]'],
  [list(scalar('timestamp')), '["2024-02-29 12:00:00"]', '["2024-02-29T12:00:00"]'],
  [list(list(scalar('int32'))), '[[1],[]]', '[[1], []]'],
])('%o: %s is %s', (type, value, got) => {
  expect(isSameValue(type, type, value, got)).toBe(true)
})

it.each([
  [scalar('string'), 'a', 'a '],
  [scalar('string'), '', ' '],
  [scalar('int64'), '9007199254740993', '9007199254740992'],
  [scalar('bool'), 'true', '1'],
  [decimal(38, 18), '0.000000000000000001', '0'],
  [decimal(18, 18), '0.5', '.5'],
  [scalar('float64'), '-0.0', '0'],
  [scalar('float64'), 'NaN', '0'],
  [scalar('float64'), '0.1', '0.10000000149011612'],
  [scalar('date'), '0001-01-01', '1900-01-01'],
  [scalar('date'), '2024-02-29', '2024-02-29 00:00:00'],
  [scalar('timestamp'), '2024-02-29 12:00:00.000001', '2024-02-29 12:00:00'],
  [scalar('timestamptz'), '2024-02-29 12:00:00Z', '2024-02-29 12:00:00+03'],
  [scalar('interval'), 'P1M', 'P30D'],
  [scalar('interval'), 'P1D', 'PT24H'],
  [scalar('json'), '12345678901234567890', '12345678901234567000'],
  [scalar('json'), '"1"', '1'],
  [scalar('json'), '{}', '[]'],
  [scalar('binary'), '\\x00', '\\x'],
  [list(scalar('string')), '["",null]', '[null,null]'],
  [list(scalar('int64')), '[9007199254740993]', '[9007199254740992]'],
])('%o: %s is not %s', (type, value, got) => {
  expect(isSameValue(type, type, value, got)).toBe(false)
})

it('reads a duration in a column of whole numbers as its microseconds', () => {
  const [from, to] = [scalar('interval'), scalar('int64')]
  expect(isSameValue(from, to, 'P1DT0.5S', '86400500000')).toBe(true)
  expect(isSameValue(from, to, 'P1DT0.5S', '86400')).toBe(false)
  expect(isSameValue(from, to, 'P1M', '0')).toBe(false)
})
