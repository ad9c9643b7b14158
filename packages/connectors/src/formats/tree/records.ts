import type { Phrase } from '@ai-etl/core/messages/phrase'
import type { TreeRule } from './rules.ts'
import type { ByteWindow } from './window.ts'

/** Bytes of the source that one record may take. */
export const LONGEST_RECORD = 64 << 20

/** What one step of reading came to. */
export const STEP = {
  /** One record was accepted or rejected; the window stands after it. */
  RECORD: 1,
  /** The window's bytes are not enough to go on. */
  MORE: 2,
  /** Nothing follows. */
  END: 3,
} as const
export type Step = (typeof STEP)[keyof typeof STEP]

/** A record that was not accepted, as ranges of the window: valid while `reject` runs. */
export interface BrokenRecord {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly rule: TreeRule
  readonly detail: Phrase
}

/** Reads records from a window into a sink, one a step. One for each file and pass. */
export interface RecordReader {
  /**
   * @param window stands at a record border or between records; `at` and `line` move on
   */
  step(window: ByteWindow): Step
  /** What a position must hold, beside offset and line, for reading to go on at the border where the window stands. */
  state(): number
  /** The place where records stand was found. */
  readonly reached: boolean
  /** Gives up the record at `at`, which is longer than the limit; reading goes on at the next border found. */
  abandon(window: ByteWindow): void
}
