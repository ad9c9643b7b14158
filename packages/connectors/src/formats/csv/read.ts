import type { Batch } from '@ai-etl/core/contracts/batch'
import { allocateBatch } from '@ai-etl/core/contracts/batch'
import type { ReadRequest } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { InputFile } from '../../files/format.ts'
import { CsvScanner } from './scanner.ts'
import type { CsvFile, Stretch } from './stretch.ts'
import { CHUNK_BYTES, openWindow, refill } from './window.ts'

/** Values of a batch at most: keeps its index arrays within a processor's cache. */
const CELLS = 131_072
const MAX_ROWS = 8192

/** Rows that a batch of so many columns takes. */
export function rowsPerBatch(columns: number): number {
  return Math.max(16, Math.min(MAX_ROWS, Math.floor(CELLS / Math.max(1, columns))))
}

/**
 * Reads the rows of a stretch of one file. The batch given is one and the same each time.
 * @throws PlatformError as the file's reader does; `csv.part-border` when a row runs over the stretch's end;
 * `run.cancelled`
 */
export async function* readFile(
  { file, layout }: CsvFile,
  stretch: Stretch,
  request: ReadRequest,
  chunk = CHUNK_BYTES,
): AsyncGenerator<Batch> {
  const projection = request.columns?.[0] ?? null
  const columns = layout.names.length
  const width = projection?.length ?? columns
  const limit = request.limit ?? Infinity
  const stop = stretch.to ?? Infinity
  const relative = stretch.line === 0 && request.lines === 'relative'
  const scanner = new CsvScanner({
    dialect: layout.dialect,
    columns,
    projection,
    line: stretch.line || (relative ? 1 : await countLinesBefore(file, stretch.from)),
    reject: (reject) => request.reject({ file: stretch.file, ...reject }),
  })
  const reader = await file.open(stretch.from)
  const window = openWindow(reader, chunk)
  const maxRows = rowsPerBatch(width)
  const batch = allocateBatch(0, width, Math.min(maxRows, limit), 0)
  batch.file = stretch.file
  const begun = file.seekable ? stretch.from : 0
  let rows = 0
  try {
    for (;;) {
      if (request.signal.aborted) throw new PlatformError('run.cancelled', {})
      batch.rows = 0
      batch.bytes = window.bytes
      batch.used = window.end + 1
      scanner.scan(window, batch, Math.min(maxRows, limit - rows), stop)
      rows += batch.rows
      if (batch.rows > 0) {
        batch.next = { file: stretch.file, byte: window.base + window.at, line: scanner.line }
        yield batch
        window.bytes = batch.bytes
        request.progress?.(reader.consumed - begun, rows)
      }
      const reached = window.base + window.at
      if (reached >= stop || rows >= limit || (window.last && window.at >= window.end)) {
        if (reached > stop && rows < limit) throw borderError(file, stop)
        request.counted?.({ lines: scanner.line - 1, relative })
        return
      }
      if (batch.rows === 0 || batch.rows < maxRows) {
        const wait = refill(window, reader, chunk)
        if (wait) await wait
      }
    }
  } finally {
    await reader.close()
  }
}

function borderError(file: InputFile, byte: number): PlatformError {
  return new PlatformError('csv.part-border', { path: file.path, byte }, { where: file.path })
}

/** Line number of the byte at `offset`: a part knows where it begins, not how many lines come before. */
async function countLinesBefore(file: InputFile, offset: number): Promise<number> {
  const reader = await file.open()
  const bytes = Buffer.allocUnsafe(CHUNK_BYTES)
  let lines = 1
  try {
    for (let left = offset - file.firstByte; left > 0; ) {
      const got = await reader.read(bytes, 0, Math.min(left, bytes.length))
      if (got === 0) break
      for (let at = bytes.indexOf(10); at !== -1 && at < got; at = bytes.indexOf(10, at + 1)) lines++
      left -= got
    }
  } finally {
    await reader.close()
  }
  return lines
}
