import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import { addJobEvent } from '@ai-etl/runtime/store/queries/jobs/add-event'
import { setJobProgress } from '@ai-etl/runtime/store/queries/jobs/set-progress'
import { tellJobEvent } from '@ai-etl/runtime/store/queries/jobs/tell'
import { wakeJobFollowers } from '@ai-etl/runtime/store/queries/jobs/wake-followers'
import { none, one } from '@ai-etl/runtime/store/query'
import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../services.ts'
import { LIVE, type LiveEvent } from './followers.ts'

/** Progress is written at most so often, in milliseconds. */
const PROGRESS_MS = 250

/** Writes what an attempt tells, in order and one at a time; a failure to tell does not fail the work. */
export interface Teller {
  progress(event: ProgressEvent): void
  tell(event: string, data: unknown): void
  /** Until all that was told is written. */
  flush(): Promise<void>
}

export function teller(
  { database, bus }: Pick<Services, 'database' | 'bus'>,
  jobId: string,
  log: FastifyBaseLogger,
): Teller {
  let written = Promise.resolve()
  let pending: ProgressEvent | null = null
  let timer: NodeJS.Timeout | null = null

  const write = (work: () => Promise<unknown>) => {
    written = written.then(work).then(
      () => undefined,
      (error: unknown) => log.warn({ err: error, jobId }, 'an event of a job was not written'),
    )
  }
  /** Over the bus followers have the event itself; else they are woken to read it. */
  const put = async (kind: string, data: unknown): Promise<void> => {
    if (bus === null || !bus.isHeard()) return void (await none(database, tellJobEvent, { jobId, kind, data }))
    const { id, previous } = await one(database, addJobEvent, { jobId, kind, data })
    const told = await bus.tell(LIVE, { jobId, id, previous, kind, data } satisfies LiveEvent)
    if (!told) await none(database, wakeJobFollowers, { jobId })
  }
  const writePending = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const event = pending
    pending = null
    if (event === null) return
    write(async () => {
      await none(database, setJobProgress, { jobId, progress: event })
      await put('progress', event)
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
      write(() => put(event, data))
    },
    async flush() {
      writePending()
      await written
    },
  }
}
