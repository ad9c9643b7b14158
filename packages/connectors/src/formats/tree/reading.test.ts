import type { Position } from '@ai-etl/core/contracts/batch'
import type { Source } from '@ai-etl/core/contracts/source'
import { phrase } from '@ai-etl/core/messages/phrase'
import { describe, expect, it } from 'vitest'
import { json } from '../json/index.ts'
import { xml } from '../xml/index.ts'
import { contextOf, datasetOf, type ReadRow, readAll, readRows } from './test-input.ts'

const RECORDS = 1200
const jsonText = `[${Array.from({ length: RECORDS }, (_, i) => `\n {"n": ${i}, "t": "${'x'.repeat(1900)}", "k": [{"v": ${i}}, {"v": "ж"}]}`).join(',')}\n]`
const xmlText = `<r>${Array.from({ length: RECORDS }, (_, i) => `\n <i><n>${i}</n><t>${'x'.repeat(1900)}</t><k>${i}</k><k>ж</k></i>`).join('')}\n</r>`
const cases = [
  { name: 'JSON', format: json, text: jsonText },
  { name: 'XML', format: xml, text: xmlText },
]

async function opened(format: typeof json, text: string, structure: 'sample' | 'whole' = 'whole'): Promise<Source> {
  return format.open(datasetOf(text), contextOf(), { structure })
}

const values = (rows: readonly ReadRow[]) => rows.map((row) => row.values)

describe.each(cases)('reading $name', ({ format, text }) => {
  it('gives equal ids for equal seeds and other ids for other seeds', async () => {
    const source = await opened(format, text)
    const first = await readRows(source, { idSeed: 'a' })
    const again = await readRows(source, { idSeed: 'a' })
    const other = await readRows(source, { idSeed: 'b' })
    expect(again).toEqual(first)
    const ids = new Set(first.tables.data.map((row) => row.values._id))
    expect(ids.size).toBe(RECORDS)
    expect(other.tables.data.some((row) => ids.has(row.values._id))).toBe(false)
  })

  it('goes on from every position as if it had not stopped', async () => {
    const source = await opened(format, text)
    const whole = await readRows(source, { idSeed: 's' })
    const positions: { next: Position; roots: number }[] = []
    let roots = 0
    for await (const batch of source.batches({ signal: contextOf().signal, reject: () => {}, idSeed: 's' })) {
      if (batch.table === 0) roots += batch.rows
      if (batch.next) positions.push({ next: batch.next, roots })
    }
    expect(positions.length).toBeGreaterThan(1)
    for (const { next, roots: before } of positions) {
      const rest = await readRows(source, { idSeed: 's', from: next })
      expect(rest.tables.data).toEqual(whole.tables.data.slice(before))
      expect(rest.tables.data__k).toEqual(whole.tables.data__k.slice(before * 2))
    }
  })

  it('reads in parts what it reads in one', async () => {
    const long =
      format === json
        ? `[${[text, text, text, text].map((each) => each.slice(1, -1)).join(',')}]`
        : `<r>${[text, text, text, text].map((each) => each.slice(3, -4)).join('')}</r>`
    const source = await opened(format, long)
    const whole = await readRows(source, { idSeed: 's' })
    const parts = await source.parts(2)
    expect(parts).toHaveLength(2)
    const read = await Promise.all(parts.map((part) => readRows(source, { idSeed: 's', part })))
    expect(read.every((each) => each.tables.data.length > 500)).toBe(true)
    expect(read.flatMap((each) => each.tables.data)).toEqual(whole.tables.data)
    expect(read.flatMap((each) => each.tables.data__k)).toEqual(whole.tables.data__k)
  }, 60_000)

  it('gives the columns that are wanted, in their order', async () => {
    const source = await opened(format, text)
    const [root, child] = source.tables.map((table) => table.columns.map((column) => column.name))
    const columns = [
      [root.indexOf('n')],
      [child.indexOf('value') + child.indexOf('v') + 1, child.indexOf('_parent_id')],
    ]
    const { tables } = await readRows(source, { columns, idSeed: 's', limit: 1 })
    const whole = await readRows(source, { idSeed: 's', limit: 1 })
    expect(values(tables.data)).toEqual([{ n: '0' }])
    expect(tables.data__k.map((row) => Object.keys(row.values)[1])).toEqual(['_parent_id', '_parent_id'])
    expect(tables.data__k[1].values._parent_id).toBe(whole.tables.data[0].values._id)
  })

  it('derives the ids of roots from a key, in every load alike', async () => {
    const source = await opened(format, text)
    const one = await readRows(source, { idSeed: 'a', key: ['n'], limit: 3 })
    const two = await readRows(source, { idSeed: 'b', key: ['n'], limit: 3 })
    const ids = one.tables.data.map((row) => row.values._id)
    expect(two.tables.data.map((row) => row.values._id)).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
    expect(one.tables.data__k.map((row) => row.values._parent_id)).toEqual(ids.flatMap((id) => [id, id]))
  })

  it('refuses a key that is no column', async () => {
    const source = await opened(format, text)
    await expect(readRows(source, { key: ['nothing'] })).rejects.toMatchObject({ code: 'tree.key-column' })
  })

  it('stops after the rows that were asked for', async () => {
    const { tables } = await readAll(format, datasetOf(text), { limit: 7 })
    expect(tables.data).toHaveLength(7)
    expect(tables.data__k).toHaveLength(14)
  })

  it('gives the bytes of a record by its offset', async () => {
    const source = await opened(format, text)
    const { tables } = await readRows(source, { limit: 3 })
    const raw = await source.record?.(0, tables.data[2].byte)
    expect(raw?.toString()).toBe(text.split('\n')[3].trim().replace(/,$/, ''))
  })

  it('marks the end of each group of batches', async () => {
    const source = await opened(format, text)
    let open = false
    for await (const batch of source.batches({ signal: contextOf().signal, reject: () => {} })) {
      expect(batch.table === 0).toBe(!open)
      open = batch.groupEnd !== true
      expect(batch.next !== undefined).toBe(!open)
    }
    expect(open).toBe(false)
  })

  it('lets every batch of a group be appended to without touching another', async () => {
    const source = await opened(format, text)
    const group = []
    for await (const batch of source.batches({ signal: contextOf().signal, reject: () => {} })) {
      group.push({ bytes: batch.bytes, used: batch.used })
      if (batch.groupEnd) break
    }
    for (const [index, { bytes, used }] of group.entries()) bytes.fill(65 + index, used)
    expect(group.map(({ bytes, used }) => String.fromCharCode(bytes[used]))).toEqual(['A', 'B'])
  })
})

describe('structure from a sample', () => {
  const head = `{"a":"${'x'.repeat(1000)}"}\n`.repeat(15_000)

  it('rejects a record with a path that the sample did not hold', async () => {
    const { tables, rejects } = await readAll(json, datasetOf(`${head}{"a":1,"b":2}\n{"a":2}\n`), {
      structure: 'sample',
    })
    expect(tables.data).toHaveLength(15_001)
    expect(rejects).toMatchObject([
      { rule: 'tree.unknown-path', line: 15_001, detail: phrase('json.key-unknown', { key: 'b' }) },
    ])
    expect(rejects[0].raw.toString()).toBe('{"a":1,"b":2}')
  })

  it('estimates the rows', async () => {
    const source = await opened(json, head, 'sample')
    expect(source.rowsEstimate).toBeGreaterThan(14_000)
    expect(source.rowsEstimate).toBeLessThan(16_000)
  })
})
