import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Source } from '@ai-etl/core/contracts/source'
import type { PlannedColumn } from '@ai-etl/core/contracts/target'

/** How one format writes the file of one table. What it needs beside is in folder formats/<name>. */
export interface FileWriting {
  /** Without a dot: `parquet`. */
  readonly extension: string
  /**
   * Begins a file at `path`, which nobody reads yet. `existing`: a file of the same columns whose rows come first.
   * Column types are those of canonical batches.
   */
  create(path: string, columns: readonly PlannedColumn[], existing: string | null): Promise<FileTableWriter>
  /** Rows of a written file as a reader finds them. @throws RangeError when some do not read back */
  count(path: string): Promise<number>
  /** Opens a written file as a source: its columns, and its rows for those that come after them. */
  reopen(path: string): Promise<Source>
}

export interface FileTableWriter {
  write(batch: Batch): Promise<void>
  /** The file is whole and on disk. */
  finish(): Promise<void>
  /** Lets go of the file, whatever state it is in; it will be removed. */
  abort(): Promise<void>
}
