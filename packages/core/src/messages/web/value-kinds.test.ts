import { expect, test } from 'vitest'
import { valueKind } from './value-kinds.ts'

test.each([
  ['int64', 'целое число', 'whole number'],
  ['uint64', 'целое число от нуля', 'whole number from zero on'],
  ['decimal(9,0)', 'целое число', 'whole number'],
  ['decimal(9,1)', 'число, до 1 знака после точки', 'number, up to 1 decimal place'],
  ['decimal(9, 2)', 'число, до 2 знаков после точки', 'number, up to 2 decimal places'],
  ['timestamptz', 'дата и время с часовым поясом', 'date and time with a time zone'],
  ['list<int64>', 'list<int64>', 'list<int64>'],
])('%s in words', (type, ru, en) => {
  expect([valueKind.ru({ type }), valueKind.en({ type })]).toEqual([ru, en])
})
