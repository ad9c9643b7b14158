import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ReadRequest, Reject, Source } from '@ai-etl/core/contracts/source'
import type { FileDataset, FileFormat, InputFile } from '../../files/format.ts'

/** A dataset over bytes in memory, read in chunks of at most `chunk` bytes. For tests. */
export function datasetOf(
  contents: string | Buffer,
  options: { fragment?: string; chunk?: number; name?: string } = {},
): FileDataset {
  const bytes = Buffer.from(contents)
  const name = options.name ?? 'data'
  return {
    address: { kind: 'file', text: name, format: null, path: name, fragment: options.fragment ?? null, options: {} },
    dataset: name,
    name,
    files: [memoryFile(name, bytes, options.chunk ?? bytes.length + 1)],
    fingerprint: name,
    decisions: [],
    fragment: options.fragment ?? null,
    options: {},
  }
}

function memoryFile(path: string, bytes: Buffer, chunk: number): InputFile {
  return {
    path,
    bytes: bytes.length,
    modified: '2024-01-01T00:00:00Z',
    localPath: null,
    compression: null,
    encoding: 'utf-8',
    firstByte: 0,
    endByte: bytes.length,
    seekable: true,
    async open(from = 0) {
      let position = from
      return {
        read(into, offset, length) {
          const count = bytes.copy(into, offset, position, Math.min(position + Math.min(length, chunk), bytes.length))
          position += count
          return count
        },
        get position() {
          return position
        },
        get consumed() {
          return position
        },
        async close() {},
      }
    },
  }
}

/** A context that nothing of the machine reaches. */
export function contextOf(): Context {
  const refuse = () => Promise.reject(new Error('no server in unit tests'))
  return {
    dataDir: '/nowhere',
    workingDir: '/nowhere',
    fileRoots: null,
    lang: 'en',
    signal: new AbortController().signal,
    environment: {},
    embedded: { postgresql: refuse, clickhouse: refuse },
    progress: () => {},
  }
}

/** A row: its values by column name, NULL as null; line and byte beside. */
export interface ReadRow {
  readonly values: Readonly<Record<string, string | null>>
  readonly line: number
  readonly byte: number
}

export interface ReadTables {
  readonly source: Source
  /** Rows by table name. */
  readonly tables: Readonly<Record<string, readonly ReadRow[]>>
  readonly rejects: readonly Reject[]
}

/** Opens the contents whole with a format and reads all rows. */
export async function readAll(
  format: FileFormat,
  dataset: FileDataset,
  request: Partial<ReadRequest> & { structure?: 'sample' | 'whole' } = {},
): Promise<ReadTables> {
  const source = await format.open(dataset, contextOf(), { structure: request.structure ?? 'whole' })
  return { source, ...(await readRows(source, request)) }
}

/** Reads rows of an opened source. */
export async function readRows(
  source: Source,
  request: Partial<ReadRequest> = {},
): Promise<Omit<ReadTables, 'source'>> {
  const rejects: Reject[] = []
  const tables: Record<string, ReadRow[]> = Object.fromEntries(source.tables.map((table) => [table.name, []]))
  const reject = (each: Reject) => rejects.push(each)
  for await (const batch of source.batches({ signal: new AbortController().signal, reject, ...request })) {
    const { name, columns } = source.tables[batch.table]
    const wanted = request.columns?.[batch.table].map((column) => columns[column]) ?? columns
    for (let row = 0; row < batch.rows; row++) {
      tables[name].push(
        rowOf(
          batch,
          row,
          wanted.map((column) => column.name),
        ),
      )
    }
  }
  return { tables, rejects }
}

function rowOf(batch: Batch, row: number, names: readonly string[]): ReadRow {
  const values = names.map((name, column): [string, string | null] => {
    const cell = row * batch.columns + column
    const missing = (batch.mask[cell] & BYTE_CLASS.NULL) !== 0
    return [name, missing ? null : batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])]
  })
  return { values: Object.fromEntries(values), line: batch.line[row], byte: batch.offset[row] }
}
