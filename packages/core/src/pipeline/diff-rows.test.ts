import { expect, test } from 'vitest'
import { diffRows } from './diff-rows.ts'

const id = { name: 'id', type: 'int32' }

test('rows that a condition lets through or not', () => {
  const before = { columns: [id], rows: [['1'], ['2'], ['3']] }
  const after = { columns: [id], rows: [['2'], ['3'], ['4']] }
  expect(diffRows(before, after).rows).toEqual([
    { kind: 'removed', values: ['1'] },
    { kind: 'same', values: ['2'] },
    { kind: 'same', values: ['3'] },
    { kind: 'added', values: ['4'] },
  ])
})

test('rows behind the last common one say nothing where a side goes on', () => {
  const before = { columns: [id], rows: [['1'], ['2'], ['3']] }
  const after = { columns: [id], rows: [['0'], ['1'], ['2']] }
  const kinds = (limit?: number) =>
    diffRows(before, after, limit).rows.map(({ kind, values }) => `${kind} ${values[0]}`)
  expect(kinds(3)).toEqual(['added 0', 'same 1', 'same 2'])
  expect(kinds()).toEqual(['added 0', 'same 1', 'same 2', 'removed 3'])
})

test('columns that come, go and change their type', () => {
  const before = { columns: [id, { name: 'old', type: 'string' }], rows: [['1', 'x\ny']] }
  const after = {
    columns: [
      { name: 'id', type: 'int64' },
      { name: 'new', type: 'date' },
    ],
    rows: [['1', null]],
  }
  expect(diffRows(before, after)).toEqual({
    columns: [
      { name: 'id', before: 'int32', after: 'int64' },
      { name: 'new', before: null, after: 'date' },
      { name: 'old', before: 'string', after: null },
    ],
    rows: [
      { kind: 'removed', values: ['1', null, 'x\ny'] },
      { kind: 'added', values: ['1', null, null] },
    ],
  })
})

test('no rows', () => {
  expect(diffRows({ columns: [id], rows: [] }, { columns: [id], rows: [] }).rows).toEqual([])
})
