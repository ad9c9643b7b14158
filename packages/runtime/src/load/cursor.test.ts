import type { Batch } from '@ai-etl/core/contracts/batch'
import { allocateBatch, BYTE_CLASS, reserve } from '@ai-etl/core/contracts/batch'
import { scalar } from '@ai-etl/core/types/logical'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CursorState } from './cursor.ts'
import { CursorFilter, formatCursor, parseCursor } from './cursor.ts'

type Row = readonly [at: number, value: string]

function batchOf(rows: readonly Row[]): Batch {
  const batch = allocateBatch(0, 2, rows.length, 1)
  batch.rows = rows.length
  rows.flat().forEach((value, cell) => {
    const bytes = Buffer.from(String(value))
    batch.start[cell] = reserve(batch, bytes.length)
    batch.end[cell] = batch.used
    bytes.copy(batch.bytes, batch.start[cell])
    batch.mask[cell] = BYTE_CLASS.DIGIT
  })
  return batch
}

/** One increment: what it loads of the rows that the source holds by then, and what the next one has to know. */
function increment(rows: readonly Row[], since: CursorState | null): { loaded: Row[]; state: CursorState | null } {
  const filter = new CursorFilter(0, scalar('int32'), [0, 1], since)
  const batch = batchOf(rows)
  const loaded = rows.filter((_, row) => filter.judge(batch, row) === 'load')
  rows.forEach((each, row) => {
    if (loaded.includes(each)) filter.note(batch, row)
  })
  return { loaded, state: filter.state }
}

test('over any growth of a source every row is loaded once', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b')), { maxLength: 12 })
  fc.assert(
    fc.property(rows, fc.nat(12), fc.nat(12), (all, one, two) => {
      // Rows arrive in the cursor's order; ties may arrive at any time.
      const sorted = [...all].sort((a, b) => a[0] - b[0]).map((row) => [...row] as const)
      const cuts = [one, two].map((cut) => Math.min(cut, sorted.length)).sort((a, b) => a - b)
      let state: CursorState | null = null
      const loaded: Row[] = []
      for (const cut of [...cuts, sorted.length]) {
        const step = increment(sorted.slice(0, cut), state)
        loaded.push(...step.loaded)
        state = step.state && parseCursor(formatCursor(step.state))
      }
      const texts = (list: readonly Row[]) => list.map((row) => row.join()).sort()
      expect(texts(loaded)).toEqual(texts(sorted))
    }),
  )
})

test('values compare by their type', () => {
  const { state } = increment(
    [
      [9, 'a'],
      [10, 'b'],
    ],
    null,
  )
  expect(state?.value).toBe('10')
})
