import { PlatformError } from '@ai-etl/core/errors/error'
import { Member } from './pool-member.ts'
import { reviveFailure, type Task, type WorkerMessage } from './run.ts'

export interface PoolSettings {
  /** Processes at most; each is started when all others are at work. */
  readonly size: number
  /** Modules that a process loads as it starts. */
  readonly modules: readonly string[]
  /** Megabytes that a process may hold. */
  readonly memory: number
  /** How long a cancelled job may clean up, in milliseconds, before its process is ended. */
  readonly grace?: number
  /** How long a process that has nothing to do stays, in milliseconds; absent: for ever. */
  readonly idle?: number
}

/** What bounds one job: the time from asking to the answer, and whoever does not want it any more. */
export interface Bounds {
  readonly signal: AbortSignal
  /** Milliseconds, waiting for a process included. */
  readonly time: number
}

interface Job {
  readonly task: Task<unknown>
  readonly settle: (outcome: WorkerMessage | Error) => void
}

const GRACE_MS = 1000

/**
 * A few processes, kept warm, for short work that requests wait for: the caller's thread stays free for others. Jobs
 * are modules that export `job(input, context, settings)`, as for runInWorker; they wait in the order in which they
 * came. Processes and not threads, because a thread that runs out of memory, or a native engine that fails in it, takes
 * the whole process along (decision 0160): here a job that takes too long or too much fails alone.
 */
export class Pool {
  readonly #settings: PoolSettings
  /** What each does; null: it waits for work. */
  readonly #members = new Map<Member, Job | null>()
  readonly #waiting: Job[] = []
  /** When those that wait for work are sent home. */
  readonly #leaving = new Map<Member, NodeJS.Timeout>()
  #closed = false

  constructor(settings: PoolSettings) {
    this.#settings = settings
  }

  /** Starts a process before anything is asked for. */
  warm(): void {
    if (this.#members.size === 0) this.#start()
  }

  /**
   * Runs a job in the next free process.
   * @throws PlatformError `request.too-slow`, `request.too-heavy`, `run.cancelled`, and what the job throws
   */
  run<I, O>(task: Task<I>, { signal, time }: Bounds): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      const give = (error: Error) => {
        job.settle(error)
        this.#abandon(job)
      }
      const late = setTimeout(() => give(new PlatformError('request.too-slow', { seconds: time / 1000 })), time)
      const gone = () => give(new PlatformError('run.cancelled', {}))
      const job: Job = {
        task,
        settle(outcome) {
          clearTimeout(late)
          signal.removeEventListener('abort', gone)
          if (outcome instanceof Error) reject(outcome)
          else if (outcome.kind === 'result') resolve(outcome.value as O)
          else if (outcome.kind === 'failure') reject(reviveFailure(outcome.failure))
        },
      }
      if (signal.aborted || this.#closed) return gone()
      signal.addEventListener('abort', gone, { once: true })
      this.#waiting.push(job)
      this.#next()
    })
  }

  /** Ends the processes, whatever they do. */
  async close(): Promise<void> {
    this.#closed = true
    const cancelled = new PlatformError('run.cancelled', {})
    for (const job of this.#waiting.splice(0)) job.settle(cancelled)
    for (const timer of this.#leaving.values()) clearTimeout(timer)
    await Promise.all([...this.#members.keys()].map((member) => member.end()))
  }

  /** Gives what waits to processes that do not work, and starts one where there may be more. */
  #next(): void {
    for (const [member, busy] of this.#members) {
      if (this.#waiting.length === 0) return
      if (busy === null) this.#give(member)
    }
    if (this.#waiting.length > 0 && this.#members.size < this.#settings.size && !this.#closed) {
      this.#start()
      this.#next()
    }
  }

  #give(member: Member): void {
    const job = this.#waiting.shift()
    if (job === undefined) return
    clearTimeout(this.#leaving.get(member))
    this.#members.set(member, job)
    member.begin(job.task.module.href, job.task.input, job.task.settings)
  }

  #start(): void {
    const member = new Member(this.#settings.modules, this.#settings.memory, {
      message: (message) => {
        this.#members.get(member)?.settle(message)
        this.#members.set(member, null)
        this.#rest(member)
        this.#next()
      },
      gone: (failure) => {
        clearTimeout(this.#leaving.get(member))
        this.#leaving.delete(member)
        this.#members.get(member)?.settle(failure)
        this.#members.delete(member)
        this.#next()
      },
    })
    this.#members.set(member, null)
  }

  /** Sends a process home after a while without work. */
  #rest(member: Member): void {
    const { idle } = this.#settings
    if (idle === undefined || this.#closed) return
    const leave = () => {
      if (this.#members.get(member) !== null) return
      // It is given nothing more while it ends.
      this.#members.delete(member)
      void member.end()
    }
    this.#leaving.set(member, setTimeout(leave, idle).unref())
  }

  /** Nobody waits for it any more: one that runs is cancelled, and its process ended when it does not stop. */
  #abandon(job: Job): void {
    const place = this.#waiting.indexOf(job)
    if (place !== -1) this.#waiting.splice(place, 1)
    const member = [...this.#members].find(([, busy]) => busy === job)?.[0]
    if (member === undefined) return
    member.cancel()
    setTimeout(() => {
      if (this.#members.get(member) === job) void member.end()
    }, this.#settings.grace ?? GRACE_MS).unref()
  }
}
