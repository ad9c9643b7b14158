import type { Part } from '@ai-etl/core/contracts/source'
import { readUpTo } from '../../files/input.ts'
import { DAMAGE, RowParser, STARVED } from './row-parser.ts'
import type { CsvFile, Stretch } from './stretch.ts'
import { firstStretch } from './stretch.ts'

/** Smaller stretches are not worth a reader of their own. */
const MIN_PART_BYTES = 4_000_000
/** Bytes that are looked through for a row's beginning: where whole rows are not seen in the first, far more of them. */
const NEAR_BYTES = 64 * 1024
const LOOKED_THROUGH_BYTES = 1024 * 1024
/** Whole rows that must follow a line for it to count as a row's beginning. */
const PROVING_ROWS = 20
const MAX_TRIED_LINES = 500

/**
 * Divides the reading among at most `n` readers, in order. Files are kept together where there are several; a large
 * plain file is cut into stretches. A stretch begins after the first newline past its share from which whole rows
 * follow; that this is no newline inside quotes is proven when the reader of the stretch before lands exactly there
 * (else it throws `csv.part-border`).
 */
export async function splitFiles(files: readonly CsvFile[], n: number): Promise<readonly Part[]> {
  if (files.length > 1 || n < 2) return groupFiles(files, n).map((group) => ({ ...group }))
  return splitFile(files, n)
}

/** What a part names: a stretch of one file, or several whole files. */
interface FilesPart extends Stretch {
  readonly lastFile: number
}

/** Files in order, in groups of about equal bytes. */
function groupFiles(files: readonly CsvFile[], n: number): FilesPart[] {
  const total = files.reduce((sum, one) => sum + one.file.bytes, 0)
  const groups: FilesPart[] = []
  let from = 0
  let bytes = 0
  for (const [index, { file }] of files.entries()) {
    bytes += file.bytes
    const enough = bytes >= (total * (groups.length + 1)) / n
    if (index < files.length - 1 && !enough) continue
    groups.push({ ...firstStretch(files, from), lastFile: index })
    from = index + 1
  }
  return groups
}

async function splitFile(files: readonly CsvFile[], n: number): Promise<readonly Part[]> {
  const first = firstStretch(files, 0)
  const end = files[0].file.endByte
  const parts = end === null ? 1 : Math.min(n, Math.floor((end - first.from) / MIN_PART_BYTES))
  const borders: number[] = []
  for (let p = 1; p < parts; p++) {
    const share = first.from + Math.floor(((end ?? 0) - first.from) * (p / parts))
    const border = await rowBorderAfter(files[0], share)
    if (border !== null && border > (borders.at(-1) ?? first.from)) borders.push(border)
  }
  return [first.from, ...borders].map((from, p) => ({
    file: 0,
    lastFile: 0,
    from,
    line: p === 0 ? first.line : 0,
    to: borders[p] ?? null,
  }))
}

/** Where a row begins after `offset`: a line from which whole rows follow; null when none is in sight. */
async function rowBorderAfter(csv: CsvFile, offset: number): Promise<number | null> {
  return (await rowBorderWithin(csv, offset, NEAR_BYTES, true)) ?? rowBorderWithin(csv, offset, LOOKED_THROUGH_BYTES)
}

/** @param all as many rows as prove a border must be seen to their ends */
async function rowBorderWithin(
  { file, layout }: CsvFile,
  offset: number,
  length: number,
  all = false,
): Promise<number | null> {
  const reader = await file.open(offset)
  const bytes = await readUpTo(reader, length)
  await reader.close()
  const end = bytes.length
  const padded = Buffer.concat([bytes, Buffer.from('\n')])
  const columns = layout.names.length
  // A quote inside an unquoted value is damage here even where it is a habit of the file: it may close a value before.
  const parser = new RowParser({ ...layout.dialect, strict: layout.dialect.quote !== null }, columns)
  let at = parser.nextLine(padded, 0, end, false)
  for (let tried = 0; at !== STARVED && at < end && tried < MAX_TRIED_LINES; tried++) {
    if (rowsFollow(parser, padded, at, end, columns, all)) return offset + at
    at = parser.nextLine(padded, at, end, false)
  }
  return null
}

/** True when PROVING_ROWS rows of the expected shape follow, or, unless `all` must be seen, as many as there are. */
function rowsFollow(
  parser: RowParser,
  bytes: Buffer,
  from: number,
  end: number,
  columns: number,
  all: boolean,
): boolean {
  const start = new Int32Array(columns)
  const ends = new Int32Array(columns)
  const mask = new Uint16Array(columns)
  let at = from
  for (let rows = 0; rows < PROVING_ROWS; rows++) {
    const next = parser.parse(bytes, at, end, false, start, ends, mask, 0)
    if (next === STARVED) return rows > 0 && !all
    if (parser.damage !== DAMAGE.NONE || parser.fields !== columns) return false
    at = next
  }
  return true
}
