import { randomBytes, randomUUID } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Queryable } from '@ai-etl/runtime/store/database'
import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { insertJob } from '@ai-etl/runtime/store/queries/jobs/insert'
import { requestJobCancel } from '@ai-etl/runtime/store/queries/jobs/request-cancel'
import { tellJobEvent } from '@ai-etl/runtime/store/queries/jobs/tell'
import { maybe, none, one, transaction } from '@ai-etl/runtime/store/query'
import type { z } from 'zod'
import type { Services } from '../services.ts'
import { currentRequestId } from '../telemetry/request-context.ts'
import { currentTraceparent } from '../telemetry/trace.ts'
import { Attempts, endUnfinished, stateEvent } from './attempts.ts'
import { jobEvents } from './events.ts'
import { revived } from './failure.ts'
import { openFollowers } from './followers.ts'
import type { JobRequest, Jobs } from './jobs.ts'
import type { AnyJobKind, JobKind } from './kind.ts'
import { openQueue } from './queue.ts'
import { sealInput } from './secrets.ts'
import { keyInProject } from './server-key.ts'
import { watchAttempts } from './watch.ts'

/** How long running work may go on after the server was told to stop, in milliseconds; then it is handed over. */
const GRACE_MS = 5000

export interface JobsSettings {
  readonly kinds: readonly AnyJobKind[]
  readonly graceMs?: number
}

/**
 * Opens the jobs of a server process. Work is taken up once `work` is called with all services, those jobs among them.
 */
export async function openJobs(
  base: Pick<Services, 'database' | 'log' | 'secrets' | 'bus'>,
  { kinds, graceMs = GRACE_MS }: JobsSettings,
): Promise<{ readonly jobs: Jobs; work(services: Services): Promise<void> }> {
  const { database, log, secrets, bus } = base
  // The process number is for people: ids of processes come again.
  const worker = `ai-etl ${process.pid} ${randomBytes(8).toString('hex')}`
  const followers = await openFollowers({ database, log, bus }, worker)
  const queue = await openQueue(database, log)
  let attempts: Attempts | null = null
  let stopWatching = async () => {}

  const start = async <I extends z.ZodType, A extends z.ZodType>(
    kind: JobKind<I, A>,
    { projectId, userId, lang, input }: JobRequest<I>,
    within?: Queryable,
  ): Promise<string> => {
    const parsed = kind.input.parse(input)
    const jobId = randomUUID()
    const ticket = { jobId, attempt: 1 }
    // Stored as it was given, so that the schema reads the same once more.
    const stored = {
      given: await sealInput(input, secrets),
      lang,
      traceparent: currentTraceparent(),
      requestId: currentRequestId(),
      failures: 0,
    }
    const put = async (tx: Queryable) => {
      await none(tx, insertJob, { jobId, projectId, userId, kind: kind.kind, input: stored })
      await none(tx, tellJobEvent, stateEvent({ jobId, attempt: 0 }, 'queued', null))
      const key = keyInProject(kind.concurrencyKey?.(parsed) ?? null, projectId)
      await queue.add(tx, kind.lane, ticket, { key, delaySeconds: 0 })
    }
    await (within ? put(within) : transaction(database, put))
    return jobId
  }

  const cancel = async (jobId: string): Promise<void> => {
    const asked = await maybe(database, requestJobCancel, { jobId })
    if (asked === null) return
    attempts?.end(jobId, 'cancelled')
    if (asked.state !== 'cancelled') return
    await none(database, tellJobEvent, stateEvent({ ...asked, jobId }, 'cancelled', null))
    // Kinds use no more here than what every process has.
    await endUnfinished(base as Services, kinds, { ...asked, jobId }, 'cancelled', null)
  }

  const jobs: Jobs = {
    start,
    cancel,
    events: (jobId, afterId, signal) => jobEvents({ database, followers }, jobId, afterId, signal),
    async finish(kind, request, signal) {
      const jobId = await start(kind, request)
      for await (const _ of jobEvents({ database, followers }, jobId, 0, signal)) {
        // Only its end matters.
      }
      if (signal.aborted) await cancel(jobId)
      const { state, result, error } = await one(database, findJob, { jobId })
      if (state === 'succeeded') return result as z.output<typeof kind.answer>
      throw state === 'failed' ? revived(error) : new PlatformError('run.cancelled', {})
    },
    async stop() {
      const resting = queue.rest()
      await attempts?.drain(graceMs)
      await stopWatching()
      await resting
      await queue.stop()
      await followers.stop()
    },
  }
  return {
    jobs,
    async work(services) {
      attempts = new Attempts({ services, kinds, queue, worker })
      const taking = attempts
      stopWatching = watchAttempts(services, taking, worker)
      await queue.work((ticket) => taking.take(ticket))
    },
  }
}
