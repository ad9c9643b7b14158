import { beatJobs } from '@ai-etl/runtime/store/queries/jobs/beat'
import { findAbandonedJobs } from '@ai-etl/runtime/store/queries/jobs/find-abandoned'
import { rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { Attempts } from './attempts.ts'
import type { Ending } from './kind.ts'

const BEAT_MS = 1000
/** A process that vanished from the server and was silent so long is dead: two beats and a bit. */
const VANISHED_SECONDS = 3
/** A process whose connection still stands but that says nothing, such as one behind a cut line. */
const SILENT_SECONDS = 10

/**
 * Every second: says that this process lives, ends the attempts that were cancelled or taken from it, and passes on
 * those of dead processes. @returns what ends the watching
 */
export function watchAttempts(services: Services, attempts: Attempts, worker: string): () => Promise<void> {
  const { database, log } = services
  let looking = Promise.resolve()
  let stopped = false

  async function beat(): Promise<void> {
    if (attempts.held.size === 0) return
    // Those claimed while the query runs are not in its answer yet.
    const before = [...attempts.held].filter(([, { claimed }]) => claimed)
    const ours = await rows(database, beatJobs, { worker, jobIds: [...attempts.held.keys()] })
    const attemptOf = new Map(ours.map(({ jobId, attempt }) => [jobId, attempt]))
    for (const { jobId, cancelRequested } of ours) if (cancelRequested) attempts.end(jobId, 'cancelled')
    for (const [jobId, { attempt, controller }] of before)
      if (attemptOf.get(jobId) !== attempt) controller.abort('lost' satisfies Ending)
  }

  async function takeOver(): Promise<void> {
    const params = { vanishedSeconds: VANISHED_SECONDS, silentSeconds: SILENT_SECONDS }
    for (const dead of await rows(database, findAbandonedJobs, params)) {
      // An own one that is not held any more is one whose end could not be noted.
      if (dead.worker === worker && attempts.held.has(dead.jobId)) continue
      log.warn({ jobId: dead.jobId, kind: dead.kind, worker: dead.worker }, 'taking over from a process that died')
      if (dead.cancelRequested) await attempts.settle(dead, 'cancelled', {})
      else await attempts.passOn(dead, { failures: dead.input.failures, delaySeconds: 0 })
    }
  }

  const timer = setInterval(() => {
    looking = looking
      .then(beat)
      .then(() => (stopped ? undefined : takeOver()))
      .catch((error: unknown) => log.warn({ err: error }, 'the jobs could not be looked at'))
  }, BEAT_MS)
  return async () => {
    stopped = true
    clearInterval(timer)
    await looking
  }
}
