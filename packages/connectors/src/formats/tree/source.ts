import type { Batch, Position } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type {
  Decision,
  FormatFacts,
  Part,
  ReadRequest,
  Source,
  SourceFile,
  SourceTable,
} from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { FileDataset } from '../../files/format.ts'
import { RowAssembler } from './assembler.ts'
import type { TreeFormat } from './format.ts'
import { planTables, type TreePlan } from './plan.ts'
import type { BrokenRecord, RecordReader } from './records.ts'
import { scan } from './scan.ts'
import { discoverStructure, type Structure } from './structure.ts'
import { ByteWindow } from './window.ts'

/** Raw bytes of a rejected record that are kept. */
const MOST_RAW = 1 << 20
/** Bytes read at a time to find one record again. */
const LEAST_READ = 1 << 16
/** Names listed in one fact at most. */
const MOST_NAMES = 20

/**
 * Opens nested input: learns its structure, then reads it as tables.
 * @throws PlatformError `tree.records-missing`, and as discoverStructure and the format's `layout` do
 */
export async function openTree<L>(
  format: TreeFormat<L>,
  dataset: FileDataset,
  context: Context,
  request: { structure: 'sample' | 'whole' },
): Promise<Source> {
  const structure = await discoverStructure(format, dataset, context, request)
  const named = format.namedRecords(dataset)
  if (named !== null && !structure.reached) {
    const known = structure.others.join(', ')
    throw new PlatformError('tree.records-missing', { dataset: dataset.dataset, records: named.join('.'), known })
  }
  return new TreeSource(format, dataset, structure)
}

/** Nested input opened for reading. */
class TreeSource<L> implements Source {
  readonly dataset: string
  readonly name: string
  readonly format: FormatFacts
  readonly files: readonly SourceFile[]
  readonly tables: readonly SourceTable[]
  readonly bytes: number
  readonly rowsEstimate: number
  readonly decisions: readonly Decision[]
  readonly fingerprint: string
  private readonly tree: TreeFormat<L>
  private readonly input: FileDataset
  private readonly structure: Structure<L>
  private readonly plan: TreePlan

  constructor(format: TreeFormat<L>, dataset: FileDataset, structure: Structure<L>) {
    this.tree = format
    this.input = dataset
    this.structure = structure
    this.plan = planTables(structure.discovery.tree, dataset.name, format.style)
    const { facts, decisions } = format.describe(structure.layouts[0])
    this.dataset = dataset.dataset
    this.name = dataset.name
    this.files = dataset.files.map(({ path, bytes, modified }) => ({ path, bytes, modified }))
    this.tables = this.plan.tables
    this.bytes = dataset.files.reduce((sum, file) => sum + file.bytes, 0)
    this.rowsEstimate = structure.records
    this.decisions = [...dataset.decisions, ...decisions]
    this.fingerprint = dataset.fingerprint
    this.format = {
      name: format.name,
      encoding: dataset.files[0].encoding,
      ...facts,
      ...notes(structure, this.plan),
    }
  }

  async parts(n: number): Promise<readonly Part[]> {
    const { checkpoints, whole } = this.structure
    if (!whole || n < 2 || this.input.files.some((file) => !file.seekable)) return [{}]
    const each = this.bytes / n
    const starts: Position[] = []
    let before = 0
    for (const place of checkpoints) {
      if (place.byte === this.input.files[place.file as number].firstByte && place.file !== 0) {
        before += this.input.files[(place.file as number) - 1].bytes
      }
      if (starts.length === 0 || before + (place.byte as number) >= each * starts.length) starts.push(place)
    }
    return starts.map((start, index) => partOf(start, starts[index + 1]))
  }

  async *batches(request: ReadRequest): AsyncGenerator<Batch, void, undefined> {
    const window = new ByteWindow(this.bytes)
    const { idSeed = '', key = [], columns } = request
    const rows = new RowAssembler(this.plan, window, { idSeed, key, columns })
    const range = rangeOf(request, this.input.files.length)
    let before = 0
    for (let index = range.file; index <= range.lastFile; index++) {
      const file = this.input.files[index]
      const first = index === range.file && range.start
      const place = first || { byte: file.firstByte, line: 1, state: this.tree.firstState }
      if (index === range.lastFile && place.byte >= range.until) return
      const reader = await file.open(place.byte)
      try {
        window.reset(place.byte, place.line)
        rows.startFile(index)
        const reject = (record: BrokenRecord) => request.reject({ file: index, ...rejectOf(record, window) })
        const reading = { sink: rows, tree: this.plan.tree, state: place.state, reject, other: ignore }
        const records = this.tree.records(this.structure.layouts[index], reading)
        const until = index === range.lastFile ? range.until : Number.POSITIVE_INFINITY
        const limit = request.limit ?? Number.POSITIVE_INFINITY
        const done = () => window.offsetOf(window.at) >= until || rows.roots >= limit
        for await (const _ of scan(reader, window, records, { done, full: () => rows.full() })) {
          request.signal.throwIfAborted()
          yield* handOn(rows, positionOf(index, window, records))
          request.progress?.(before + reader.consumed, rows.roots)
        }
      } finally {
        await reader.close()
      }
      if (rows.roots >= (request.limit ?? Number.POSITIVE_INFINITY)) return
      before += file.bytes
    }
  }

  async record(file: number, offset: number): Promise<Buffer> {
    const reader = await this.input.files[file].open(offset)
    const window = new ByteWindow(LEAST_READ)
    try {
      window.reset(offset, 1)
      let end = -1
      while (end === -1 && !window.final && window.end - window.at < MOST_RAW) {
        await window.fill(reader, 'next')
        end = this.tree.recordEnd(window.bytes, window.at, window.end)
      }
      const after = Math.min(end === -1 ? window.end : end, window.at + MOST_RAW)
      return Buffer.from(window.bytes.subarray(window.at, after))
    } finally {
      await reader.close()
    }
  }

  async close(): Promise<void> {}
}

/** The batches that hold rows, parents before children; the last one carries where to go on. */
function* handOn(rows: RowAssembler, next: Position): Generator<Batch, void, undefined> {
  rows.publish()
  const filled = rows.batches.filter((batch) => batch.rows > 0)
  for (const [index, batch] of filled.entries()) {
    const last = index === filled.length - 1
    batch.next = last ? next : undefined
    if (rows.batches.length > 1) batch.groupEnd = last
    yield batch
  }
  rows.clear()
}

function positionOf(file: number, window: ByteWindow, records: RecordReader): Position {
  return { file, byte: window.offsetOf(window.at), line: window.line, state: records.state() }
}

function rejectOf(record: BrokenRecord, window: ByteWindow) {
  let end = Math.min(record.end, record.start + MOST_RAW)
  while (end > record.start && window.bytes[end - 1] <= 0x20) end--
  return {
    line: record.line,
    byte: window.offsetOf(record.start),
    rule: record.rule,
    detail: record.detail,
    raw: Buffer.from(window.bytes.subarray(record.start, end)),
  }
}

function partOf(start: Position, next: Position | undefined): Part {
  const part = { file: start.file, byte: start.byte, line: start.line, state: start.state }
  return next ? { ...part, untilFile: next.file, untilByte: next.byte } : part
}

interface Range {
  readonly file: number
  readonly start: { readonly byte: number; readonly line: number; readonly state: number } | false
  readonly lastFile: number
  readonly until: number
}

/** From where to where a request reads: a position to resume from wins over its part's beginning. */
function rangeOf(request: ReadRequest, files: number): Range {
  const from = request.from ?? request.part ?? {}
  const number = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback)
  const part = request.part ?? {}
  const start = typeof from.byte === 'number' && {
    byte: from.byte,
    line: number(from.line, 1),
    state: number(from.state, 0),
  }
  return {
    file: number(from.file, 0),
    start,
    lastFile: number(part.untilFile, files - 1),
    until: number(part.untilByte, Number.POSITIVE_INFINITY),
  }
}

function notes<L>(structure: Structure<L>, plan: TreePlan): Record<string, string | number> {
  const { nulls } = structure.discovery
  return {
    ...named('otherMembers', structure.others),
    ...named('variants', plan.variants),
    ...named('keptAsText', plan.opaque),
    ...(nulls > 0 && { explicitNulls: nulls }),
  }
}

function named(fact: string, names: readonly string[]): Record<string, string> {
  if (names.length === 0) return {}
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return { [fact]: names.length > MOST_NAMES ? `${shown}, … (${names.length})` : shown }
}

function ignore(): void {}
