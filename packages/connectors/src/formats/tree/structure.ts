import type { Position } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { FileDataset } from '../../files/format.ts'
import { Discovery } from './discovery.ts'
import type { TreeFormat } from './format.ts'
import type { BrokenRecord } from './records.ts'
import { scan } from './scan.ts'
import { ByteWindow } from './window.ts'

/** Bytes of the head that the layout is detected from. */
const HEAD = 1 << 20
/** Bytes that a sample of the structure reads, over all files. */
const SAMPLE = 8 << 20
/** Bytes between two places that a part may begin at. */
const CHECKPOINT = 1 << 20
const PROGRESS_MS = 250

/** What the first pass learned. */
export interface Structure<L> {
  readonly discovery: Discovery
  /** By file. */
  readonly layouts: readonly L[]
  /** The whole input was read: every path is known, and `checkpoints` cover it. */
  readonly whole: boolean
  /** Records in all: counted, or estimated from a sample. */
  readonly records: number
  readonly rejected: number
  /** The place where records stand was found in some file. */
  readonly reached: boolean
  /** Members and elements beside the records, which are not read. */
  readonly others: readonly string[]
  /** Record borders in order, the first of each file among them. */
  readonly checkpoints: readonly Position[]
}

/**
 * Reads the input, or its beginning, and learns its structure.
 * @throws PlatformError `tree.nothing-usable` when all that was read was rejected
 */
export async function discoverStructure<L>(
  format: TreeFormat<L>,
  dataset: FileDataset,
  context: Context,
  request: { structure: 'sample' | 'whole' },
): Promise<Structure<L>> {
  const discovery = new Discovery()
  const layouts: L[] = []
  const others = new Set<string>()
  const checkpoints: Position[] = []
  const whole = request.structure === 'whole'
  const share = whole ? Number.POSITIVE_INFINITY : Math.max(HEAD, SAMPLE / dataset.files.length)
  const total = dataset.files.reduce((sum, file) => sum + file.bytes, 0)
  const window = new ByteWindow(total)
  let before = 0
  let sampled = 0
  let cut = false
  let reached = false
  let rejected = 0
  let firstBroken: BrokenRecord | null = null
  let reported = 0
  const reject = (record: BrokenRecord) => {
    rejected++
    firstBroken ??= record
  }
  for (const [index, file] of dataset.files.entries()) {
    const reader = await file.open()
    try {
      window.reset(file.firstByte, 1)
      const layout = format.layout(...(await headOf(reader, window)), dataset)
      layouts.push(layout)
      const other = (name: string) => others.add(name)
      const reading = { sink: discovery, tree: discovery.tree, state: format.firstState, reject, other }
      const records = format.records(layout, reading)
      let last = file.firstByte
      checkpoints.push({ file: index, byte: last, line: 1, state: format.firstState })
      const done = () => {
        const byte = window.offsetOf(window.at)
        if (byte - last >= CHECKPOINT) {
          last = byte
          checkpoints.push({ file: index, byte, line: window.line, state: records.state() })
        }
        return byte - file.firstByte > share
      }
      for await (const _ of scan(reader, window, records, { done, full: () => false })) {
        context.signal.throwIfAborted()
        if (performance.now() - reported < PROGRESS_MS) continue
        reported = performance.now()
        const bytes = before + reader.consumed
        context.progress({ stage: 'scan', done: bytes, total, unit: 'bytes', rows: discovery.records })
      }
      reached ||= records.reached
      cut ||= !window.final || window.at < window.end
      sampled += reader.consumed * (window.offsetOf(window.at) / Math.max(reader.position, 1))
      before += file.bytes
    } finally {
      await reader.close()
    }
  }
  if (discovery.records === 0) refuse(format.name, dataset, firstBroken)
  const records = cut ? Math.round((discovery.records * total) / Math.max(sampled, 1)) : discovery.records
  return { discovery, layouts, whole: !cut, records, rejected, reached, others: [...others], checkpoints }
}

/** Fills the window with a file's first bytes. */
async function headOf(
  reader: Parameters<ByteWindow['fill']>[0],
  window: ByteWindow,
): Promise<[head: Buffer, complete: boolean]> {
  do await window.fill(reader, 'next')
  while (!window.final && window.end - window.at < HEAD)
  return [window.bytes.subarray(window.at, window.end), window.final]
}

function refuse(format: string, dataset: FileDataset, broken: BrokenRecord | null): void {
  if (broken === null) return
  const { rule, detail } = broken
  throw new PlatformError(
    'tree.nothing-usable',
    { dataset: dataset.dataset, format, rule, detail },
    { where: `${dataset.dataset}:${broken.line}` },
  )
}
