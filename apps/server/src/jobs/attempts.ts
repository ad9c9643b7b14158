import { PlatformError } from '@ai-etl/core/errors/error'
import type { Queryable } from '@ai-etl/runtime/store/database'
import { claimJob } from '@ai-etl/runtime/store/queries/jobs/claim'
import type { JobInput } from '@ai-etl/runtime/store/queries/jobs/document'
import { requeueJob } from '@ai-etl/runtime/store/queries/jobs/requeue'
import { settleJob } from '@ai-etl/runtime/store/queries/jobs/settle'
import { tellJobEvent } from '@ai-etl/runtime/store/queries/jobs/tell'
import { maybe, none, transaction } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { countJob } from '../telemetry/metrics.ts'
import { withinRequest } from '../telemetry/request-context.ts'
import { withinTrace } from '../telemetry/trace.ts'
import { isPassing, type JobFailure, jobFailure, loggable } from './failure.ts'
import type { AnyJobKind, Ending } from './kind.ts'
import { outlasting } from './outlast.ts'
import type { Queue, Ticket } from './queue.ts'
import { unsealInput } from './secrets.ts'
import { keyInProject } from './server-key.ts'
import { teller } from './teller.ts'

/** Processes that may die of one job before it is given up: the job itself is the reason then. */
const MOST_LOST = 5

export interface Held {
  readonly attempt: number
  /** Whether the row says so yet. */
  claimed: boolean
  readonly controller: AbortController
}

export interface AttemptsSettings {
  readonly services: Services
  readonly kinds: readonly AnyJobKind[]
  readonly queue: Queue
  readonly worker: string
}

/** One attempt that is somebody's: its row says `running`, with this attempt and worker. */
export interface HeldJob extends Ticket {
  readonly projectId: string | null
  readonly userId: string | null
  readonly kind: string
  readonly worker: string
  readonly input: JobInput
}

/** The attempts of this process: takes them up, runs them, and says how they ended. */
export class Attempts {
  readonly held = new Map<string, Held>()
  readonly #running = new Set<Promise<void>>()
  /** Whether the time to finish is over, after the server was told to stop. */
  #leaving = false
  readonly #settings: AttemptsSettings

  constructor(settings: AttemptsSettings) {
    this.#settings = settings
  }

  /** Works on a ticket to its end. A ticket that is out of date is passed over. */
  async take(ticket: Ticket): Promise<void> {
    const holding: Held = { attempt: ticket.attempt, claimed: false, controller: new AbortController() }
    const working = this.#take(ticket, holding)
    this.#running.add(working)
    try {
      await working
    } catch (error) {
      this.#settings.services.log.error({ err: error, jobId: ticket.jobId }, 'an attempt could not be settled')
    } finally {
      this.#running.delete(working)
      // The next attempt of the same job may be here already.
      if (this.held.get(ticket.jobId) === holding) this.held.delete(ticket.jobId)
    }
  }

  /** Ends an attempt of this process, if it holds it. */
  end(jobId: string, ending: Ending): void {
    this.held.get(jobId)?.controller.abort(ending)
  }

  /** Waits for all to end; after `graceMs` those that still run are handed over. */
  async drain(graceMs: number): Promise<void> {
    const timer = setTimeout(() => {
      this.#leaving = true
      for (const jobId of this.held.keys()) this.end(jobId, 'handed-over')
    }, graceMs)
    await Promise.allSettled(this.#running)
    clearTimeout(timer)
  }

  async #take(ticket: Ticket, holding: Held): Promise<void> {
    const { services, worker } = this.#settings
    const { controller } = holding
    this.held.set(ticket.jobId, holding)
    const claimed = await maybe(services.database, claimJob, { ...ticket, worker })
    if (claimed === null) return
    holding.claimed = true
    const { kind, input, projectId, userId } = claimed
    const held: HeldJob = { ...ticket, kind, worker, input, projectId, userId }
    await none(services.database, tellJobEvent, stateEvent(held, 'running', null))
    const { traceparent, requestId } = claimed.input
    const attributes = { 'job.id': ticket.jobId, 'job.kind': claimed.kind, 'job.attempt': ticket.attempt }
    const work = async () => {
      if (claimed.cancelRequested) controller.abort('cancelled' satisfies Ending)
      await this.#run(held, controller)
    }
    const traced = () => withinTrace(traceparent, `job ${claimed.kind}`, attributes, work)
    await (requestId ? withinRequest(requestId, traced) : traced())
  }

  async #run(held: HeldJob, controller: AbortController): Promise<void> {
    const { services, kinds } = this.#settings
    const { jobId, attempt, input, projectId, userId } = held
    const { signal } = controller
    const log = services.log.child({ jobId, kind: held.kind, attempt })
    const began = performance.now()
    const count = (end: string) => countJob(held.kind, end, (performance.now() - began) / 1000)
    const told = teller(services, jobId, log)
    let timer: NodeJS.Timeout | undefined
    try {
      signal.throwIfAborted()
      const kind = kinds.find((each) => each.kind === held.kind)
      if (kind === undefined) throw new PlatformError('job.kind-unknown', { kind: held.kind })
      timer = setTimeout(() => controller.abort('timed-out' satisfies Ending), kind.timeoutSeconds * 1000)
      log.info('job begins')
      const answer: unknown = await kind.run({
        jobId,
        input: kind.input.parse(await unsealInput(input.given, services.secrets)),
        projectId,
        userId,
        lang: input.lang,
        attempt,
        signal,
        services: { ...services, log },
        willRetry: (error) => this.#willRetry(held, error),
        progress: told.progress,
        log: (text, says) => told.tell('log', { text, at: new Date().toISOString(), ...(says && { says }) }),
        tell: told.tell,
      })
      const result: unknown = kind.answer.parse(answer)
      await told.flush()
      await this.settle(held, 'succeeded', { result })
      count('succeeded')
      log.info('job done')
    } catch (error) {
      clearTimeout(timer)
      await told.flush()
      count(signal.aborted ? String(signal.reason) : 'failed')
      log.info({ err: loggable(error), ending: signal.aborted ? String(signal.reason) : 'failed' }, 'job ended')
      await this.#settleFailure(held, error, signal)
    } finally {
      clearTimeout(timer)
    }
  }

  async #settleFailure(held: HeldJob, error: unknown, signal: AbortSignal): Promise<void> {
    const kind = this.#settings.kinds.find((each) => each.kind === held.kind)
    const ending = signal.aborted ? (signal.reason as Ending) : null
    if (ending === 'lost') return
    if (ending === 'handed-over') return this.passOn(held, { failures: held.input.failures, delaySeconds: 0 })
    if (ending === 'cancelled') return this.settle(held, 'cancelled', {})
    if (ending === 'timed-out') {
      const timedOut = new PlatformError('job.timed-out', { kind: held.kind, seconds: kind?.timeoutSeconds ?? 0 })
      return this.settle(held, 'failed', { error: jobFailure(timedOut) })
    }
    const { failures } = held.input
    if (kind && this.#willRetry(held, error))
      return this.passOn(held, { failures: failures + 1, delaySeconds: backoff(kind.retry.firstSeconds, failures) })
    await this.settle(held, 'failed', { error: jobFailure(error) })
  }

  #willRetry(held: HeldJob, error: unknown): boolean {
    const kind = this.#settings.kinds.find((each) => each.kind === held.kind)
    return kind !== undefined && isPassing(error) && held.input.failures < kind.retry.times
  }

  /** Ends a job. Whoever no longer holds the attempt changes nothing. */
  async settle(
    held: HeldJob,
    state: 'succeeded' | 'failed' | 'cancelled',
    { result, error }: { result?: unknown; error?: JobFailure },
  ): Promise<void> {
    const { jobId, attempt, worker } = held
    const { services, kinds } = this.#settings
    const settled = await this.#write(async (tx) => {
      const params = { jobId, attempt, worker, state, result: result ?? null, error: error ?? null }
      if ((await none(tx, settleJob, params)) === 0) return false
      await none(tx, tellJobEvent, stateEvent(held, state, error ?? null))
      return true
    })
    if (settled && state !== 'succeeded') await endUnfinished(services, kinds, held, state, error ?? null)
  }

  /** Gives an attempt of this or of a dead process up for the next one; one that killed too many is failed. */
  async passOn(held: HeldJob, next: { failures: number; delaySeconds: number }): Promise<void> {
    const { jobId, attempt, worker } = held
    if (attempt - next.failures > MOST_LOST) {
      const abandoned = new PlatformError('job.abandoned', { kind: held.kind, attempts: attempt - next.failures })
      return this.settle(held, 'failed', { error: jobFailure(abandoned) })
    }
    await this.#write(async (tx) => {
      const input = { ...held.input, failures: next.failures }
      if ((await none(tx, requeueJob, { jobId, attempt, worker, input })) === 0) return
      await this.#addTicket(tx, { ...held, attempt: attempt + 1 }, next.delaySeconds)
      await none(tx, tellJobEvent, stateEvent(held, 'queued', null))
    })
  }

  /** Notes how an attempt ended, also when the database comes back only later. */
  async #write<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const { database, log } = this.#settings.services
    return outlasting(
      log,
      () => !this.#leaving,
      () => transaction(database, work),
    )
  }

  async #addTicket(tx: Queryable, held: HeldJob, delaySeconds: number): Promise<void> {
    const { services, kinds, queue } = this.#settings
    const kind = kinds.find((each) => each.kind === held.kind)
    if (kind === undefined) throw new PlatformError('job.kind-unknown', { kind: held.kind })
    await queue.drop(tx, kind.lane, { jobId: held.jobId, attempt: held.attempt - 1 })
    const parsed: unknown = kind.input.parse(await unsealInput(held.input.given, services.secrets))
    const ticket = { jobId: held.jobId, attempt: held.attempt }
    const key = keyInProject(kind.concurrencyKey?.(parsed) ?? null, held.projectId)
    await queue.add(tx, kind.lane, ticket, { key, delaySeconds })
  }
}

/** Lets a kind put in order what its job leaves behind. */
export async function endUnfinished(
  services: Services,
  kinds: readonly AnyJobKind[],
  job: Pick<HeldJob, 'jobId' | 'kind' | 'projectId' | 'input'>,
  state: 'failed' | 'cancelled',
  error: JobFailure | null,
): Promise<void> {
  const kind = kinds.find((each) => each.kind === job.kind)
  if (kind?.onUnfinished === undefined) return
  const { jobId, projectId } = job
  const input: unknown = kind.input.parse(await unsealInput(job.input.given, services.secrets))
  await kind.onUnfinished({ services, jobId, projectId, input, state, error })
}

/** Twice as long at each further failure, at most five minutes, with up to a quarter of chance. */
function backoff(firstSeconds: number, failures: number): number {
  return Math.ceil(Math.min(300, firstSeconds * 2 ** failures) * (1 + Math.random() / 4))
}

/** What followers are told when a job's state changes. */
export function stateEvent({ jobId, attempt }: Ticket, state: string, error: JobFailure | null) {
  return { jobId, kind: 'state', data: { state, attempt, error } }
}
