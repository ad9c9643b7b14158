import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allocateBatch, type Batch, BYTE_CLASS, classOf, reserve } from '@ai-etl/core/contracts/batch'
import type { PlannedColumn } from '@ai-etl/core/contracts/target'
import { decimal, scalar } from '@ai-etl/core/types/logical'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { contextOf } from '../../tree/test-input.ts'
import { ndjsonWriting } from './writing.ts'

const folder = mkdtempSync(join(tmpdir(), 'ai-etl-ndjson-'))
afterAll(() => rmSync(folder, { recursive: true }))

const COLUMNS: readonly PlannedColumn[] = [
  { name: 'id', type: scalar('int64'), nullable: false },
  { name: 'Цена "р"', type: decimal(38, 18), nullable: true },
  { name: 'rate', type: scalar('float64'), nullable: true },
  { name: 'paid', type: scalar('bool'), nullable: true },
  { name: 'on', type: scalar('date'), nullable: true },
  { name: 'text', type: scalar('string'), nullable: true },
]

function batchOf(rows: readonly (readonly (string | null)[])[], columns: number): Batch {
  const batch = allocateBatch(0, columns, rows.length, 16)
  for (const [cell, value] of rows.flat().entries()) {
    const bytes = Buffer.from(value ?? '')
    const at = reserve(batch, bytes.length)
    bytes.copy(batch.bytes, at)
    batch.start[cell] = at
    batch.end[cell] = at + bytes.length
    batch.mask[cell] = value === null ? BYTE_CLASS.NULL : classOf(batch.bytes, at, at + bytes.length)
  }
  batch.rows = rows.length
  return batch
}

async function write(
  name: string,
  rows: readonly (readonly (string | null)[])[],
  options: { columns?: readonly PlannedColumn[]; existing?: string } = {},
): Promise<string> {
  const { columns = COLUMNS, existing = null } = options
  const path = join(folder, name)
  const writer = await ndjsonWriting(contextOf()).create(path, columns, existing)
  await writer.write(batchOf(rows, columns.length))
  await writer.finish()
  return path
}

describe('writing NDJSON', () => {
  it('writes values in the form of their types', async () => {
    const path = await write('forms.ndjson', [
      ['9223372036854775807', '123.450000000000000001', '1e-7', 'true', '2024-02-29', 'a"\\\n\u0001ж'],
      ['-1', null, 'NaN', 'false', null, ''],
    ])
    expect(readFileSync(path, 'utf8')).toBe(
      '{"id":9223372036854775807,"Цена \\"р\\"":123.450000000000000001,"rate":1e-7,"paid":true,"on":"2024-02-29","text":"a\\"\\\\\\u000a\\u0001ж"}\n' +
        '{"id":-1,"Цена \\"р\\"":null,"rate":"NaN","paid":false,"on":null,"text":""}\n',
    )
  })

  it('keeps JSON on one line', async () => {
    const columns = [{ name: 'j', type: scalar('json'), nullable: true }]
    const path = await write('json.ndjson', [['{\r\n "a": [1,\n2]\n}']], { columns })
    expect(readFileSync(path, 'utf8')).toBe('{"j":{   "a": [1, 2] }}\n')
  })

  it('writes texts as JSON.parse reads them', async () => {
    const columns = [{ name: 't', type: scalar('string'), nullable: true }]
    const texts = fc.array(
      fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('\u0000', '\u001f\n"')),
      { minLength: 1 },
    )
    const property = fc.asyncProperty(texts, async (values) => {
      const path = await write(
        'texts.ndjson',
        values.map((value) => [value]),
        { columns },
      )
      const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
      expect(lines.map((line) => JSON.parse(line).t)).toEqual(values)
      expect(await ndjsonWriting(contextOf()).count(path)).toBe(values.length)
    })
    await fc.assert(property, { numRuns: 50 })
  })

  it('writes values longer than its buffer', async () => {
    const columns = [{ name: 't', type: scalar('string'), nullable: true }]
    const long = 'ж"'.repeat(2_000_000)
    const path = await write('long.ndjson', [['x'], [long]], { columns })
    expect(JSON.parse(readFileSync(path, 'utf8').split('\n')[1]).t).toBe(long)
  })

  it('puts an earlier file in front, and knows its types', async () => {
    const columns = COLUMNS.slice(0, 1)
    writeFileSync(join(folder, 'earlier.ndjson'), '{"id":1}')
    const path = await write('later.ndjson', [['2']], { columns, existing: join(folder, 'earlier.ndjson') })
    expect(readFileSync(path, 'utf8')).toBe('{"id":1}\n{"id":2}\n')
    const source = await ndjsonWriting(contextOf()).reopen(path)
    expect(source.tables[0].columns.map((column) => column.type)).toEqual([scalar('int64')])
  })

  it('refuses to append to other columns and to nested records', async () => {
    for (const contents of ['{"other":1}\n', '{"id":{"a":1}}\n', '{"id":[1]}\n']) {
      writeFileSync(join(folder, 'earlier.ndjson'), contents)
      const append = write('later.ndjson', [['2']], {
        columns: COLUMNS.slice(0, 1),
        existing: join(folder, 'earlier.ndjson'),
      })
      await expect(append).rejects.toMatchObject({ code: 'file.columns-differ' })
    }
  })
})
