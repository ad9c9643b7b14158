import { describe, expect, it } from 'vitest'
import { datasetOf, readAll } from '../tree/test-input.ts'
import { json } from './index.ts'

const valuesOf = (rows: readonly { values: unknown }[]) => rows.map((row) => row.values)

describe('JSON as tables', () => {
  it('gives an array of objects as a root and child tables that join', async () => {
    const { tables } = await readAll(
      json,
      datasetOf('[{"a":1,"k":[{"p":"q"},{"p":"\\u044f"}]},\n {"a":"x","b":{"c":null}}]'),
    )
    const [root, second] = tables.data
    expect(root.values).toMatchObject({ a: '1', b_c: null })
    expect(second).toMatchObject({ values: { a: 'x' }, line: 2, byte: 42 })
    expect(valuesOf(tables.data__k)).toEqual([
      { _parent_id: root.values._id, _position: '0', p: 'q' },
      { _parent_id: root.values._id, _position: '1', p: 'я' },
    ])
  })

  it('keeps exactly the columns of flat input', async () => {
    const { source, tables } = await readAll(json, datasetOf('{"_id":1,"b":2}\n{"_id":3}\n'))
    expect(source.tables).toHaveLength(1)
    expect(valuesOf(tables.data)).toEqual([
      { _id: '1', b: '2' },
      { _id: '3', b: null },
    ])
  })
})
