import { expect, test } from 'vitest'
import { allocateBatch, type Batch } from './batch.ts'
import { RecordNumbers } from './records.ts'

function batchAt(table: number, offsets: readonly number[]): Batch {
  const batch = allocateBatch(table, 1, offsets.length, 0)
  batch.rows = offsets.length
  batch.offset.set(offsets)
  return batch
}

const TABLES = [
  { name: 'order', parent: null },
  { name: 'order__item', parent: 'order' },
  { name: 'order__item__tag', parent: 'order__item' },
]

test('rows of every table have the number of the record in which they begin', () => {
  const records = new RecordNumbers(TABLES, [0, 0, 0])
  const of = (table: number, offsets: readonly number[]) => [
    ...records.of(batchAt(table, offsets)).subarray(0, offsets.length),
  ]
  expect(of(0, [10, 100, 200])).toEqual([0, 1, 2])
  expect(of(1, [20, 30, 250])).toEqual([0, 0, 2])
  expect(of(2, [35, 110, 260, 270])).toEqual([0, 1, 2, 2])
  expect(of(0, [300])).toEqual([3])
  expect(of(2, [310, 320])).toEqual([3, 3])
})

test('a resumed load goes on behind the records that are committed', () => {
  const records = new RecordNumbers(TABLES, [7, 20, 50])
  expect(records.of(batchAt(0, [5]))[0]).toBe(7)
  expect(records.of(batchAt(2, [6]))[0]).toBe(7)
})
