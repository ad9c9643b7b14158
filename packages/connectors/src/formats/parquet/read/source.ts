import { allocateBatch, type Batch } from '@ai-etl/core/contracts/batch'
import type { Part, ReadRequest, Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { FileDataset } from '../../../files/format.ts'
import { fillBatch } from './chunk.ts'
import { literal } from './literal.ts'
import { parquetStatistics } from './statistics.ts'
import { type ColumnReading, columnReading } from './types.ts'

/** Rows of one of DuckDB's vectors, and so of a chunk. */
const CHUNK_ROWS = 2048
const MEMORY = '384MB'

interface Opened {
  readonly dataset: FileDataset
  readonly paths: readonly string[]
  readonly columns: readonly (ColumnReading & { readonly name: string })[]
}

/**
 * Opens Parquet files of one shape. Only statements of ours run in this engine; it holds no data of its own.
 * @throws PlatformError `file.corrupt` when a file is not what its first bytes say
 */
export async function openParquet(dataset: FileDataset): Promise<Source> {
  const paths = dataset.files.map((file) => {
    if (file.localPath !== null && file.compression === null) return file.localPath
    throw new PlatformError('file.corrupt', {
      path: file.path,
      why: phrase('file.parquet-archived'),
    })
  })
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: MEMORY })
  const connection = await instance.connect()
  const opened = await describe(dataset, paths, connection)
  return {
    dataset: dataset.dataset,
    name: dataset.name,
    format: { name: 'parquet', columns: opened.columns.length },
    files: dataset.files,
    tables: [
      {
        name: dataset.name,
        parent: null,
        columns: opened.columns.map(({ name, type, nativeType }) => ({
          name,
          path: name,
          type,
          nullable: true,
          ...(nativeType ? { nativeType } : {}),
        })),
      },
    ],
    bytes: dataset.files.reduce((sum, file) => sum + file.bytes, 0),
    rowsEstimate: await countRows(paths, connection),
    statistics: () => parquetStatistics(paths, opened.columns, connection),
    decisions: dataset.decisions,
    fingerprint: dataset.fingerprint,
    parts: async (n) => splitFiles(paths.length, n),
    batches: (request) => readFiles(opened, request, instance),
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Rows of Parquet files, from their footers. */
export async function countRows(paths: readonly string[], connection: DuckDBConnection): Promise<number> {
  const result = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet([${paths.map(literal).join(', ')}])`)
  return Number(result.getRows()[0][0])
}

async function describe(dataset: FileDataset, paths: readonly string[], connection: DuckDBConnection): Promise<Opened> {
  try {
    const result = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(paths[0])})`)
    const own = await ownColumns(paths[0], connection)
    const columns = result.getRows().map(([name, type], i) => {
      const column = own.at(i)
      const reading = columnReading(String(name), String(type), column?.decimal ?? null)
      return { name: column?.name ?? String(name), ...reading }
    })
    return { dataset, paths, columns }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new PlatformError(
      'file.corrupt',
      { path: dataset.files[0].path, why: phrase('file.parquet-damaged', { told: why }) },
      { cause },
    )
  }
}

interface OwnColumn {
  readonly name: string
  /** `DECIMAL(50,2)` where the file says that it is a decimal. */
  readonly decimal: string | null
}

/** Columns as the file has them: DuckDB renames those that differ in the case of letters only, and takes wide decimals for doubles. */
async function ownColumns(path: string, connection: DuckDBConnection): Promise<OwnColumn[]> {
  const result = await connection.runAndReadAll(
    `SELECT name, num_children, converted_type, logical_type, precision, scale FROM parquet_schema(${literal(path)})`,
  )
  // The tree's nodes, parents first: the root, then each column before its own parts.
  const nodes = result.getRows().map(([name, children, converted, logical, precision, scale]) => {
    const isDecimal = String(converted) === 'DECIMAL' || /^Decimal/i.test(String(logical))
    const decimal = isDecimal && precision !== null ? `DECIMAL(${String(precision)},${String(scale ?? 0)})` : null
    return { name: String(name), children: Number(children ?? 0), decimal }
  })
  const columns: OwnColumn[] = []
  for (let at = 1; at < nodes.length; ) {
    columns.push(nodes[at])
    for (let open = 1; open > 0; open--) open += nodes[at++].children
  }
  return columns
}

function splitFiles(files: number, n: number): Part[] {
  const each = Math.ceil(files / n)
  return Array.from({ length: Math.ceil(files / each) }, (_, i) => ({
    first: i * each,
    last: Math.min(files, (i + 1) * each) - 1,
  }))
}

async function* readFiles(opened: Opened, request: ReadRequest, instance: DuckDBInstance): AsyncGenerator<Batch> {
  const first = Number(request.part?.first ?? 0)
  const last = Number(request.part?.last ?? opened.paths.length - 1)
  const resumeFile = Number(request.from?.file ?? first)
  const wanted = request.columns?.[0] ?? opened.columns.map((_, i) => i)
  const batch = allocateBatch(0, wanted.length, CHUNK_ROWS, 1 << 20)
  const connection = await instance.connect()
  let left = request.limit ?? Infinity
  let read = 0
  try {
    for (let file = Math.max(first, resumeFile); file <= last && left > 0; file++) {
      const skip = file === resumeFile ? Number(request.from?.row ?? 0) : 0
      const list = wanted.length === 0 ? 'NULL::VARCHAR' : wanted.map((i) => opened.columns[i].sql).join(', ')
      const limit = Number.isFinite(left) ? ` LIMIT ${left}` : ''
      const result = await connection.stream(
        `SELECT ${list} FROM read_parquet(${literal(opened.paths[file])})${limit} OFFSET ${skip}`,
      )
      for (let row = skip; ; ) {
        request.signal.throwIfAborted()
        const chunk = await result.fetchChunk()
        if (chunk === null || chunk.rowCount === 0) break
        fillBatch(batch, chunk.chunk)
        for (let i = 0; i < batch.rows; i++) batch.line[i] = row + i + 1
        row += batch.rows
        batch.file = file
        batch.next = { file, row }
        left -= batch.rows
        read += batch.rows
        request.progress?.(progressBytes(opened, file), read)
        yield batch
      }
    }
  } finally {
    connection.closeSync()
  }
}

/** Whole files read so far and, of the present one, nothing: DuckDB does not tell. */
function progressBytes(opened: Opened, file: number): number {
  return opened.dataset.files.slice(0, file).reduce((sum, one) => sum + one.bytes, 0)
}
