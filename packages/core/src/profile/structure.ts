import type { FieldProfile } from '../documents/profile.ts'
import type { ColumnSketch } from './column-sketch.ts'

/** A table as questions about several columns see it: its fields beside the sample of its rows. */
export interface TableStructure {
  readonly name: string
  readonly rows: number
  /** Rows in the sample. */
  readonly sampled: number
  /** The sample holds all rows. */
  readonly complete: boolean
  readonly columns: readonly StructureColumn[]
}

export interface StructureColumn {
  readonly field: FieldProfile
  readonly position: number
  readonly sketch: ColumnSketch
}

/** How long a search may go on; what it did not get to is not in its answer. */
export interface SearchBounds {
  /** Milliseconds. */
  readonly time: number
  readonly now: () => number
  /** Called between steps; throws when the search was cancelled. */
  readonly step: (done: number, total: number) => void
}
