import { closeSync, openSync, readSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { PlannedColumn } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type LogicalType, scalar } from '@ai-etl/core/types/logical'
import { countWritten, resolveWritten, TextFile } from '../../../files/target/text-file.ts'
import type { FileWriting } from '../../../files/target/writer.ts'
import { openJson } from '../reader.ts'
import { NdjsonEncoder } from './encoder.ts'

const COPY_BYTES = 1 << 20

/** How a table becomes an NDJSON file: see NdjsonEncoder. Appending puts the earlier file's bytes in front. */
export function ndjsonWriting(context: Context): FileWriting {
  const reopen = async (path: string) => typed(await openWritten(path, context), context)
  return {
    extension: 'ndjson',
    reopen,
    async create(path, columns, existing) {
      if (existing !== null) await compareColumns(await reopen(existing), existing, columns)
      const file = new TextFile(path)
      if (existing !== null) copyBytes(existing, file)
      return file.writer(new NdjsonEncoder(columns, file.write))
    },
    async count(path) {
      if ((await stat(path)).size === 0) return 0
      return countWritten(await openWritten(path, context), path, { signal: context.signal })
    },
  }
}

/** A file of other columns, or of nested records, is not appended to. @throws PlatformError `file.columns-differ` */
async function compareColumns(source: Source, path: string, columns: readonly PlannedColumn[]): Promise<void> {
  const found = source.tables[0].columns.map((column) => column.name)
  const expected = columns.map((column) => column.name)
  const flat = source.tables.length === 1 && source.tables[0].columns.every((column) => column.path === column.name)
  const same =
    found.length === 0 || (found.length === expected.length && found.every((name) => expected.includes(name)))
  if (flat && same) return
  throw new PlatformError('file.columns-differ', { path, found: found.join(', '), expected: expected.join(', ') })
}

function copyBytes(from: string, into: TextFile): void {
  const descriptor = openSync(from, 'r')
  const bytes = Buffer.allocUnsafeSlow(COPY_BYTES)
  let last = 0x0a
  try {
    for (let read = readSync(descriptor, bytes); read > 0; read = readSync(descriptor, bytes)) {
      into.write(bytes, read)
      last = bytes[read - 1]
    }
    if (last !== 0x0a) into.write(Buffer.from('\n'))
  } finally {
    closeSync(descriptor)
  }
}

/** Gives each column the type that its values are written in, so that appended values are written alike. */
async function typed(source: Source, context: Context): Promise<Source> {
  const columns = source.tables[0].columns
  const seen = new Uint16Array(columns.length)
  for await (const batch of source.batches({ signal: context.signal, reject: () => {}, limit: 10_000 })) {
    if (batch.table !== 0) continue
    for (let cell = 0; cell < batch.rows * batch.columns; cell++) {
      if ((batch.mask[cell] & BYTE_CLASS.NULL) === 0) seen[cell % batch.columns] |= batch.mask[cell]
    }
  }
  const [root, ...children] = source.tables
  const withTypes = columns.map((column, index) => ({
    ...column,
    type: column.type ?? typeOf(seen[index]),
    nullable: true,
  }))
  return Object.assign(Object.create(source), { tables: [{ ...root, columns: withTypes }, ...children] })
}

function typeOf(seen: number): LogicalType {
  const { QUOTED, DIGIT, SIGN, LETTER } = BYTE_CLASS
  if (seen === 0 || (seen & QUOTED) !== 0) return scalar('string')
  if ((seen & ~(DIGIT | SIGN)) === 0) return scalar('int64')
  return (seen & LETTER) !== 0 && (seen & DIGIT) === 0 ? scalar('bool') : scalar('float64')
}

/** Opens a file as it was written here: nothing is left to detection but its columns. */
async function openWritten(path: string, context: Context): Promise<Source> {
  const resolved = await resolveWritten(path, 'json', context)
  return openJson(
    { ...resolved, options: { records: '.' } },
    { ...context, progress: () => {} },
    { structure: 'whole' },
  )
}
