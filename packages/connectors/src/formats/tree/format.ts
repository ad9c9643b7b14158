import type { Decision } from '@ai-etl/core/contracts/source'
import type { FileDataset } from '../../files/format.ts'
import type { PathTree } from './path-tree.ts'
import type { PathStyle } from './plan.ts'
import type { BrokenRecord, RecordReader } from './records.ts'
import type { RecordSink } from './sink.ts'

/** What JSON and XML each bring to the reader that they share. `L`: how records stand in one file. */
export interface TreeFormat<L> {
  readonly name: string
  readonly style: PathStyle
  /**
   * Finds out how records stand in a file from its first bytes.
   * @throws PlatformError when the file cannot be read at all
   */
  layout(head: Buffer, complete: boolean, dataset: FileDataset): L
  /** The way to the records that the user named; null when it is detected, empty for the document itself. */
  namedRecords(dataset: FileDataset): string[] | null
  /** What a file begins with, as `state` of a position. */
  readonly firstState: number
  records(layout: L, reading: Reading): RecordReader
  /** Place after the sound record that begins at `start`; -1 when it does not end before `end`. */
  recordEnd(bytes: Buffer, start: number, end: number): number
  /** Facts for the profile document, and what was detected rather than said. */
  describe(layout: L): { facts: Readonly<Record<string, string>>; decisions: readonly Decision[] }
}

/** What a record reader is made with. */
export interface Reading {
  readonly sink: RecordSink
  readonly tree: PathTree
  readonly state: number
  readonly reject: (record: BrokenRecord) => void
  /** Told the name of everything beside the records that is not read. */
  readonly other: (name: string) => void
}
