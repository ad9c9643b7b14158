import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Part, ReadRequest, Source } from '@ai-etl/core/contracts/source'
import type { FileDataset } from '../../files/format.ts'
import { headerFact } from './detect/detect.ts'
import { splitFiles } from './parts.ts'
import { readFile } from './read.ts'
import { RecordReader } from './record.ts'
import type { CsvFile, Stretch } from './stretch.ts'
import { firstStretch } from './stretch.ts'
import { CHUNK_BYTES } from './window.ts'

/** Of so few rows not more than a window's worth of bytes is read. */
const FEW_ROWS = 1000
const FEW_BYTES = 128 * 1024

/** The table of CSV files as a source. */
export function csvSource(dataset: FileDataset, files: readonly CsvFile[]): Source {
  const { layout, file } = files[0]
  const columns = layout.names.map((name) => ({ name, path: name }))
  const records = files.map((one) => new RecordReader(one))
  const bytes = files.reduce((sum, one) => sum + one.file.bytes, 0)
  return {
    dataset: dataset.dataset,
    name: dataset.name,
    format: {
      name: 'csv',
      encoding: file.encoding,
      compression: file.compression,
      delimiter: layout.dialect.delimiter,
      quote: layout.dialect.quote,
      escape: layout.dialect.escape ?? (layout.dialect.quote === null ? null : 'doubled'),
      header: headerFact(layout.header),
      skip: layout.skip,
      comment: layout.dialect.comment,
      trim: layout.dialect.trim,
      ragged: layout.dialect.ragged,
    },
    files: files.map((one) => one.file),
    tables: [{ name: dataset.name, parent: null, columns }],
    bytes,
    rowsEstimate: estimateRows(files),
    decisions: [...dataset.decisions, ...layout.decisions],
    fingerprint: dataset.fingerprint,
    parts: (n) => splitFiles(files, n),
    batches: (request) => readStretches(files, request),
    record: (index, offset) => records[index].record(offset),
    async close() {
      for (const one of records) await one.close()
    },
  }
}

/** From the bytes of the sample's rows; null where the decoded size is unknown. */
function estimateRows(files: readonly CsvFile[]): number | null {
  let rows = 0
  for (const { file, layout } of files) {
    if (file.endByte === null) return null
    const bytes = file.endByte - file.firstByte - layout.dataOffset
    if (layout.rowBytes !== null) rows += Math.round(bytes / layout.rowBytes)
  }
  return rows
}

async function* readStretches(files: readonly CsvFile[], request: ReadRequest): AsyncGenerator<Batch> {
  const limit = request.limit ?? Infinity
  let rows = 0
  let consumed = 0
  for (const stretch of stretchesOf(files, request)) {
    const before = rows
    const progress = (bytes: number, more: number) => request.progress?.(consumed + bytes, before + more)
    const chunk = limit <= FEW_ROWS ? FEW_BYTES : CHUNK_BYTES
    for await (const batch of readFile(
      files[stretch.file],
      stretch,
      { ...request, limit: limit - rows, progress },
      chunk,
    )) {
      yield batch
      rows += batch.rows
    }
    consumed += files[stretch.file].file.bytes
    if (rows >= limit) return
  }
}

/** What a request reads, in order: the whole, a part, or what follows a position. */
function stretchesOf(files: readonly CsvFile[], request: ReadRequest): Stretch[] {
  const whole =
    request.part === undefined
      ? files.map((_, index) => firstStretch(files, index))
      : partStretches(files, request.part)
  if (request.from === undefined) return whole
  // Positions are made by readFile: `file`, `byte`, `line`.
  const { file, byte, line } = request.from as unknown as { file: number; byte: number; line: number }
  return whole
    .filter((stretch) => stretch.file >= file)
    .map((stretch) => (stretch.file === file ? { ...stretch, from: byte, line } : stretch))
}

function partStretches(files: readonly CsvFile[], part: Part): Stretch[] {
  const { file, lastFile, from, line, to } = part as unknown as Stretch & { lastFile: number }
  if (lastFile === file) return [{ file, from, line, to }]
  const indexes = Array.from({ length: lastFile - file + 1 }, (_, k) => file + k)
  return indexes.map((index) => firstStretch(files, index))
}
