import type { InputFile } from '../../files/format.ts'
import type { CsvLayout } from './detect/detect.ts'

/** A file with what was found out about it. */
export interface CsvFile {
  readonly file: InputFile
  readonly layout: CsvLayout
}

/** A stretch of one file to be read: JSON, the form of parts and, without `to`, of positions. */
export interface Stretch {
  /** Index into the source's files. */
  readonly file: number
  /** Offset in the decoded stream of the first row. */
  readonly from: number
  /** Line of that row; 0: to be counted. */
  readonly line: number
  /** Offset where the next part begins, a row's beginning; null: the end. */
  readonly to: number | null
}

/** Where the data of a file begin. */
export function firstStretch(files: readonly CsvFile[], file: number): Stretch {
  const { layout, file: input } = files[file]
  return { file, from: input.firstByte + layout.dataOffset, line: layout.dataLine + 1, to: null }
}
