import { Worker } from 'node:worker_threads'
import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { ErrorCode } from '@ai-etl/core/errors/codes'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ContextSettings } from '../context.ts'
import { systemFailure } from '../system-failure.ts'

/** What a worker sends: progress any number of times, then a result or a failure. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly event: ProgressEvent }
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure }

export interface Failure {
  readonly code: string | null
  readonly message: string
  readonly params: unknown
  readonly where: string | null
  readonly known: object | null
  readonly stack: string | null
}

export interface Task<I> {
  /** Module of the job: exports `job(input, context, settings)`. */
  readonly module: URL
  readonly input: I
  readonly settings: ContextSettings
}

/**
 * Runs a module's `job` in a thread of its own with an equal context, so that bytes never hold up the caller.
 * Aborting `signal` aborts the job's; the promise settles when the job has cleaned up.
 */
export function runInWorker<I, O>(
  task: Task<I>,
  live: { signal: AbortSignal; progress: (event: ProgressEvent) => void },
): Promise<O> {
  const worker = startThread(new URL('./entry.ts', import.meta.url), {
    module: task.module.href,
    input: task.input,
    settings: task.settings,
  })
  const cancel = () => worker.postMessage('cancel')
  live.signal.addEventListener('abort', cancel, { once: true })
  if (live.signal.aborted) cancel()
  return new Promise<O>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') live.progress(message.event)
      else if (message.kind === 'result') resolve(message.value as O)
      else reject(reviveFailure(message.failure))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the worker ended with ${code} before its result`)))
  }).finally(() => {
    live.signal.removeEventListener('abort', cancel)
    void worker.terminate()
  })
}

/** Starts a thread whose module `entry` finds `data` in its workerData. */
export function startThread(entry: URL, data: object): Worker {
  return new Worker(new URL('./start.mjs', import.meta.url), { workerData: { ...data, entry: entry.href } })
}

export function describeFailure(thrown: unknown): Failure {
  const error = systemFailure(thrown) ?? thrown
  const known = error instanceof PlatformError
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? trace(error) : null
  return {
    code: known ? error.code : null,
    message,
    params: known ? error.params : null,
    where: known ? error.where : null,
    known: known ? error.known : null,
    stack,
  }
}

function trace(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by: ${trace(error.cause)}` : ''
  return `${error.stack ?? error.message}${cause}`
}

/** The failure of another thread as the error it was. */
export function reviveFailure(failure: Failure): Error {
  const there = new Error(failure.message)
  if (failure.stack) there.stack = failure.stack
  if (failure.code === null) return there
  // Code and parameters come from a PlatformError of the other thread, so they belong together.
  return new PlatformError(failure.code as ErrorCode, failure.params as never, {
    ...(failure.where === null ? {} : { where: failure.where }),
    ...(failure.known === null ? {} : { known: failure.known }),
    cause: there,
  })
}
