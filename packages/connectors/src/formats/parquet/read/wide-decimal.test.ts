import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseType } from '@ai-etl/core/types/parse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, batchOf } from '../../../../test/postgresql.ts'
import type { FileDataset, InputFile } from '../../../files/format.ts'
import { ParquetFile } from '../write/file.ts'
import { openParquet } from './source.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parquet-wide-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Scale 2 and precision, as the footer's Thrift has them: field headers of an i32 and zigzag numbers. */
const facts = (precision: number) => Buffer.from([0x15, 2 * 2, 0x15, 2 * precision])

/** A file of another tool: ours write decimals of up to 38 digits only, so one of its footers is changed. */
async function foreignFile(): Promise<string> {
  const path = join(folder, 'wide.parquet')
  const columns = [{ name: 'v', type: parseType('decimal(38,2)'), nullable: true }]
  const file = await ParquetFile.create(path, columns)
  await file.write(batchOf([['1234567890123456789012.25'], [null]]))
  await file.finish()
  const bytes = await readFile(path)
  for (let at = bytes.indexOf(facts(38)); at !== -1; at = bytes.indexOf(facts(38))) facts(50).copy(bytes, at)
  await writeFile(path, bytes)
  return path
}

test('a decimal of more than 38 digits is said to be one, though it is read as a double', async () => {
  const path = await foreignFile()
  // Of an input file the reader of Parquet looks at these alone.
  const file = { path, bytes: 1, modified: '', localPath: path, compression: null } as InputFile
  const dataset: FileDataset = {
    address: addressOf(`parquet:${path}`),
    fragment: null,
    dataset: path,
    name: 'wide',
    files: [file],
    decisions: [],
    fingerprint: '',
    options: {},
  }
  const source = await openParquet(dataset)
  expect(source.tables[0].columns).toEqual([
    { name: 'v', path: 'v', type: parseType('float64'), nullable: true, nativeType: 'DECIMAL(50,2)' },
  ])
  await source.close()
})
