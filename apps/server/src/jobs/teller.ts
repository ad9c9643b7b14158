import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { setJobProgress } from '@ai-etl/runtime/store/queries/jobs/set-progress'
import { tellJobEvent } from '@ai-etl/runtime/store/queries/jobs/tell'
import { none } from '@ai-etl/runtime/store/query'
import type { FastifyBaseLogger } from 'fastify'

/** Progress is written at most so often, in milliseconds. */
const PROGRESS_MS = 250

/** Writes what an attempt tells, in order and one at a time; a failure to tell does not fail the work. */
export interface Teller {
  progress(event: ProgressEvent): void
  tell(event: string, data: unknown): void
  /** Until all that was told is written. */
  flush(): Promise<void>
}

export function teller(database: MetadataDatabase, jobId: string, log: FastifyBaseLogger): Teller {
  let written = Promise.resolve()
  let pending: ProgressEvent | null = null
  let timer: NodeJS.Timeout | null = null

  const write = (work: () => Promise<unknown>) => {
    written = written.then(work).then(
      () => undefined,
      (error: unknown) => log.warn({ err: error, jobId }, 'an event of a job was not written'),
    )
  }
  const writePending = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const event = pending
    pending = null
    if (event === null) return
    write(async () => {
      await none(database, setJobProgress, { jobId, progress: event })
      await none(database, tellJobEvent, { jobId, kind: 'progress', data: event })
    })
  }
  return {
    progress(event) {
      // The last event of a stage says how it ended; those with a text are for the reader.
      if (pending !== null && (pending.stage !== event.stage || pending.text !== undefined)) writePending()
      pending = event
      timer ??= setTimeout(writePending, PROGRESS_MS)
    },
    tell(event, data) {
      writePending()
      write(() => none(database, tellJobEvent, { jobId, kind: event, data }))
    },
    async flush() {
      writePending()
      await written
    },
  }
}
