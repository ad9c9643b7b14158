import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Source } from '@ai-etl/core/contracts/source'
import type { PlannedColumn } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { scalar } from '@ai-etl/core/types/logical'
import { DuckDBInstance } from '@duckdb/node-api'
import type { FileWriting } from '../../files/target/writer.ts'
import { countRows, openParquet } from './read/source.ts'
import { ParquetFile } from './write/file.ts'
import { PARQUET_DECIMAL_DIGITS } from './write/types.ts'

/** How a table becomes a Parquet file. Appending writes the earlier rows again in front: a Parquet file has one footer. */
export const parquetWriting: FileWriting = {
  extension: 'parquet',
  async create(path, columns, existing) {
    const file = await ParquetFile.create(path, columns.map(heldColumn))
    if (existing !== null) await copyRows(existing, columns, file)
    return file
  },
  async count(path) {
    const instance = await DuckDBInstance.create()
    const connection = await instance.connect()
    try {
      return await countRows([path], connection)
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  },
  reopen,
}

/** Readers know decimals of at most 38 digits; most take wider ones for doubles, which would lose digits. */
function heldColumn(column: PlannedColumn): PlannedColumn {
  const { type } = column
  return type.kind === 'decimal' && type.precision > PARQUET_DECIMAL_DIGITS
    ? { ...column, type: scalar('string') }
    : column
}

async function copyRows(path: string, columns: readonly PlannedColumn[], file: ParquetFile): Promise<void> {
  const source = await reopen(path)
  try {
    const there = source.tables[0].columns.map((column) => column.name)
    const order = columns.map((column) => there.indexOf(column.name))
    if (order.includes(-1) || order.length !== there.length) {
      throw new PlatformError('file.columns-differ', {
        path,
        found: there.join(', '),
        expected: columns.map((column) => column.name).join(', '),
      })
    }
    const signal = new AbortController().signal
    for await (const batch of source.batches({ columns: [order], signal, reject: () => undefined }))
      await file.write(batch)
  } finally {
    await source.close()
  }
}

async function reopen(path: string): Promise<Source> {
  const { size, mtime } = await stat(path)
  const file = {
    path,
    bytes: size,
    modified: mtime.toISOString(),
    localPath: path,
    compression: null,
    encoding: null,
    firstByte: 0,
    endByte: size,
    seekable: true,
    open: () => Promise.reject(new RangeError('DuckDB reads the file itself')),
  }
  const address = { kind: 'file', text: path, format: 'parquet', path, fragment: null, options: {} } as const
  return openParquet({
    address,
    dataset: path,
    name: basename(path, '.parquet'),
    files: [file],
    fingerprint: '',
    decisions: [],
    fragment: null,
    options: {},
  })
}
