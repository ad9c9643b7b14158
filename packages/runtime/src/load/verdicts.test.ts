import type { Batch } from '@ai-etl/core/contracts/batch'
import { allocateBatch, BYTE_CLASS, reserve } from '@ai-etl/core/contracts/batch'
import { describe, expect, test } from 'vitest'
import { FILTERED, KEEP, Projection, REJECTED, spreadVerdicts, Verdicts } from './verdicts.ts'

/** A batch of rows of texts, the row number times ten being its offset unless given. */
function batchOf(rows: readonly (readonly (string | null)[])[], offsets?: readonly number[]): Batch {
  const columns = rows[0]?.length ?? 1
  const batch = allocateBatch(0, columns, rows.length, 1)
  batch.rows = rows.length
  rows.flat().forEach((value, cell) => {
    const bytes = Buffer.from(value ?? '')
    batch.start[cell] = reserve(batch, bytes.length)
    batch.end[cell] = batch.used
    bytes.copy(batch.bytes, batch.start[cell])
    batch.mask[cell] = value === null ? BYTE_CLASS.NULL : BYTE_CLASS.LETTER
  })
  rows.forEach((_, row) => {
    batch.offset[row] = offsets?.[row] ?? row * 10
    batch.line[row] = row + 1
  })
  return batch
}

function textsOf(batch: Batch): (string | null)[][] {
  return Array.from({ length: batch.rows }, (_, row) =>
    Array.from({ length: batch.columns }, (_, column) => {
      const cell = row * batch.columns + column
      if (batch.mask[cell] & BYTE_CLASS.NULL) return null
      return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
    }),
  )
}

function verdictsOf(batch: Batch, given: Readonly<Record<number, typeof REJECTED | typeof FILTERED>> = {}): Verdicts {
  const verdicts = new Verdicts()
  verdicts.begin(batch)
  for (const [row, verdict] of Object.entries(given)) verdicts.set(Number(row), verdict)
  return verdicts
}

describe('projection', () => {
  const rows = [
    ['a', 'b', 'c'],
    ['d', null, 'f'],
    ['g', 'h', 'i'],
  ]

  test('gives the batch itself when nothing changes', () => {
    const batch = batchOf(rows)
    expect(new Projection(null).apply(batch, verdictsOf(batch))).toBe(batch)
  })

  test('drops rows, takes and reorders columns, keeps lines and offsets', () => {
    const batch = batchOf(rows)
    const view = new Projection([2, 1]).apply(batch, verdictsOf(batch, { 0: FILTERED }))
    expect(textsOf(view)).toEqual([
      ['f', null],
      ['i', 'h'],
    ])
    expect(Array.from(view.line.slice(0, view.rows))).toEqual([2, 3])
    expect(Array.from(view.offset.slice(0, view.rows))).toEqual([10, 20])
  })

  test('serves batches of growing size', () => {
    const projection = new Projection([0])
    const small = batchOf(rows.slice(0, 1))
    expect(textsOf(projection.apply(small, verdictsOf(small)))).toEqual([['a']])
    const large = batchOf(rows)
    expect(textsOf(projection.apply(large, verdictsOf(large)))).toEqual([['a'], ['d'], ['g']])
  })
})

describe('verdicts of one record agree', () => {
  const root = batchOf([['r0'], ['r1'], ['r2']], [0, 100, 200])
  const children = batchOf([['c0'], ['c1'], ['c2'], ['c3']], [10, 20, 110, 250])
  const grandchildren = batchOf([['g0'], ['g1']], [15, 260])

  test.each([
    ['a bad child takes its root and all that hangs on it', {}, { 1: REJECTED }, {}, [1, 0, 0], [1, 1, 0, 0], [1, 0]],
    ['a bad grandchild as well', {}, {}, { 1: REJECTED }, [0, 0, 1], [0, 0, 0, 1], [0, 1]],
    ['a filtered root takes its children', { 1: FILTERED }, {}, {}, [0, 2, 0], [0, 0, 2, 0], [0, 0]],
    ['nothing changes nothing', {}, {}, {}, [0, 0, 0], [0, 0, 0, 0], [0, 0]],
  ] as const)('%s', (_, ofRoot, ofChildren, ofGrandchildren, ...expected) => {
    const batches = [root, children, grandchildren]
    const given = [ofRoot, ofChildren, ofGrandchildren]
    const verdicts = batches.map((batch, i) => verdictsOf(batch, given[i]))
    spreadVerdicts(batches, verdicts)
    expect(verdicts.map((each, i) => Array.from(each.rows.slice(0, batches[i].rows)))).toEqual(expected)
  })

  test('the first verdict stands, and rows are counted once', () => {
    const verdicts = verdictsOf(root, { 1: FILTERED })
    expect(verdicts.set(1, REJECTED)).toBe(false)
    expect([verdicts.dropped, verdicts.count(root, FILTERED), verdicts.count(root, REJECTED)]).toEqual([1, 1, 0])
    expect(verdicts.rows[0]).toBe(KEEP)
  })
})
