import { allocateBatch, BYTE_CLASS, reserve } from '@ai-etl/core/contracts/batch'
import { expect, test } from 'vitest'
import { DistinctValues } from './distinct-values.ts'

/** @param looks by place looked at, its values; null is NULL */
function count(looks: readonly (readonly (string | null)[])[], whole = false) {
  const distinct = new DistinctValues()
  for (const [look, values] of looks.entries()) {
    const batch = allocateBatch(0, 1, values.length, 0)
    values.forEach((value, row) => {
      const bytes = Buffer.from(value ?? '')
      batch.start[row] = reserve(batch, bytes.length)
      batch.end[row] = batch.start[row] + bytes.length
      batch.bytes.set(bytes, batch.start[row])
      if (value === null) batch.mask[row] = BYTE_CLASS.NULL
      batch.rows++
    })
    const { bytes } = batch
    distinct.add(batch, 0, new DataView(bytes.buffer, bytes.byteOffset, bytes.length), whole ? 0 : look)
  }
  return distinct.count(whole ? null : looks.length)
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i))
const everywhere = Array.from({ length: 16 }, () => ['a', 'b', null, 'a'])

test.each([
  ['values met everywhere are all there are', everywhere, { value: 2, exact: false, low: 2, high: 2 }],
  ['NULL is no value', Array.from({ length: 4 }, () => [null]), { value: 0, exact: false, low: 0, high: 0 }],
  [
    // 16 · 10 values in one look each: (15 / 16) · 160 · 159 / 2 more may be elsewhere.
    'values that lie together hide as many as they can',
    Array.from({ length: 16 }, (_, look) => numbers(look * 10, look * 10 + 10)),
    { value: 160, exact: false, low: 160, high: 160 + 11_925 },
  ],
  ['too few looks tell nothing', everywhere.slice(0, 3), null],
  ['too many kinds are not counted', [numbers(0, 1500), numbers(1500, 3001), ['a'], ['a']], null],
])('%s', (_, looks, expected) => expect(count(looks)).toEqual(expected))

test('where all was looked at, the count is exact', () => {
  expect(count([numbers(0, 300), numbers(200, 400), [null]], true)).toEqual({ value: 400, exact: true })
})
