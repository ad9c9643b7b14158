import type { ByteReader } from '../../files/format.ts'
import { LONGEST_RECORD, type RecordReader, STEP } from './records.ts'
import type { ByteWindow } from './window.ts'

/** An unfinished record beyond this has its data doubled at each try. */
const LONG_RECORD = 1 << 16

export interface ScanLimits {
  /** Asked after each record: stop here. */
  readonly done: () => boolean
  /** Asked after each record: hand on what was read. */
  readonly full: () => boolean
}

/**
 * Drives a record reader over a file from where `reader` and `window` stand. Yields at record borders, each time before
 * the window's bytes are given up, and a last time at the end.
 */
export async function* scan(
  reader: ByteReader,
  window: ByteWindow,
  records: RecordReader,
  limits: ScanLimits,
): AsyncGenerator<void, void, undefined> {
  for (;;) {
    const kept = window.end - window.at
    if (kept >= LONGEST_RECORD) records.abandon(window)
    await window.fill(reader, kept > LONG_RECORD ? 'more' : 'next')
    for (;;) {
      const step = records.step(window)
      if (step === STEP.RECORD) {
        if (limits.done()) {
          yield
          return
        }
        if (limits.full()) yield
        continue
      }
      yield
      if (step === STEP.END) return
      break
    }
  }
}
