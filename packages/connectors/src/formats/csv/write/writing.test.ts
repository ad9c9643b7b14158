import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Batch } from '@ai-etl/core/contracts/batch'
import { allocateBatch, BYTE_CLASS, classOf, reserve } from '@ai-etl/core/contracts/batch'
import { scalar } from '@ai-etl/core/types/logical'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { fileAddress, readRows, TestFolder } from '../../../../test/read.ts'
import { targetConnectorFor } from '../../../resolve.ts'
import { csvWriting } from './writing.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

type Rows = readonly (readonly (string | null)[])[]

function batchOf(rows: Rows, columns: number): Batch {
  const batch = allocateBatch(0, columns, rows.length, 16)
  for (const [i, value] of rows.flat().entries()) {
    const bytes = Buffer.from(value ?? '')
    const at = reserve(batch, bytes.length)
    bytes.copy(batch.bytes, at)
    batch.start[i] = at
    batch.end[i] = at + bytes.length
    batch.mask[i] = value === null ? BYTE_CLASS.NULL : classOf(batch.bytes, at, at + bytes.length)
  }
  batch.rows = rows.length
  return batch
}

const planned = (names: readonly string[]) => names.map((name) => ({ name, type: scalar('string'), nullable: true }))

async function write(
  name: string,
  names: readonly string[],
  rows: Rows,
  delimiter = ',',
  existing: string | null = null,
) {
  const writing = csvWriting(delimiter, folder.context())
  const writer = await writing.create(join(folder.path, name), planned(names), existing)
  await writer.write(batchOf(rows, names.length))
  await writer.finish()
  return writing
}

describe('writing CSV', () => {
  it('reads back what was written, whatever the values', async () => {
    const character = fc.oneof(fc.constantFrom(...'",;\n\r #a1\\\'ж\t|'), fc.string({ unit: 'grapheme', maxLength: 1 }))
    const value = fc.option(fc.string({ unit: character, maxLength: 8 }), { nil: null })
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) =>
        fc
          .array(fc.array(value, { minLength: columns, maxLength: columns }), { maxLength: 8 })
          .map((rows) => ({ columns, rows })),
      )
    const property = fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t', '|', ':'),
      async ({ columns, rows }, delimiter) => {
        const names = Array.from({ length: columns }, (_, k) => `name ${k}`)
        const writing = await write('any.csv', names, rows, delimiter)
        const source = await writing.reopen(join(folder.path, 'any.csv'))
        expect(source.tables[0].columns.map((column) => column.name)).toEqual(names)
        const read = await readRows(source)
        expect(read.rejects).toEqual([])
        expect(read.rows).toEqual(rows)
        expect(await writing.count(join(folder.path, 'any.csv'))).toBe(rows.length)
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  it('writes what RFC 4180 says', async () => {
    await write(
      'plain.csv',
      ['id', 'name, full'],
      [
        ['1', 'a "b"'],
        ['2', null],
        ['3', ''],
        ['4', ' spaced'],
        ['5', 'two\nlines'],
        ['#6', 'Кусково'],
      ],
    )
    const text = 'id,"name, full"\n1,"a ""b"""\n2,\n3,""\n4," spaced"\n5,"two\nlines"\n"#6",Кусково\n'
    expect(readFileSync(join(folder.path, 'plain.csv'), 'utf8')).toBe(text)
  })

  it('puts the rows of an earlier file in front, its columns in the new order', async () => {
    await write('earlier.csv', ['a', 'b'], [['1', null]])
    await write('later.csv', ['b', 'a'], [['x', '2']], ',', join(folder.path, 'earlier.csv'))
    expect(readFileSync(join(folder.path, 'later.csv'), 'utf8')).toBe('b,a\n,1\nx,2\n')
    const other = write('later.csv', ['b', 'c'], [['x', '2']], ',', join(folder.path, 'earlier.csv'))
    await expect(other).rejects.toMatchObject({ code: 'file.columns-differ' })
  })

  it('writes values longer than its buffer', async () => {
    const long = 'long "text" '.repeat(300_000)
    const writing = await write('long.csv', ['a', 'b'], [[long, 'x'.repeat(3_000_000)]])
    const read = await readRows(await writing.reopen(join(folder.path, 'long.csv')))
    expect(read.rows[0].map((value) => value?.length)).toEqual([long.length, 3_000_000])
  })

  it('is the target of an address that ends in .csv', async () => {
    const address = fileAddress('target.csv', { delimiter: ';' })
    const target = await (await targetConnectorFor(address)).openTarget?.(address, folder.context())
    const session = await target?.begin({
      load: '00000000-0000-4000-8000-000000000001',
      mode: 'replace',
      missing: 'keep',
      tables: [
        { name: 'target', parent: null, columns: planned(['a', 'b']), key: [], create: [], alter: [], after: [] },
      ],
      input: { address: 'test', fingerprint: null },
      again: false,
      cursor: null,
    })
    await session?.write(batchOf([['1', 'Фили']], 2))
    const proofs = await session?.prove({ verify: false })
    expect(proofs).toMatchObject([{ table: 'target', rows: 1 }])
    await session?.publish({
      run: 'r',
      read: 1,
      written: 1,
      rejected: 0,
      filtered: 0,
      tables: proofs ?? [],
      cursor: null,
    })
    await target?.close()
    expect(readFileSync(join(folder.path, 'target.csv'), 'utf8')).toBe('a;b\n1;Фили\n')
  })
})
