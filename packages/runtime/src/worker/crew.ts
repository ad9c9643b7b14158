import type { Worker } from 'node:worker_threads'
import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../context.ts'
import type { WorkerMessage } from './run.ts'
import { reviveFailure, startThread } from './run.ts'

/** What a crew's member is sent. */
export type CrewMessage =
  | { readonly kind: 'job'; readonly module: string; readonly input: unknown }
  | { readonly kind: 'cancel' }

export interface CrewData {
  readonly settings: ContextSettings
  /** Modules to load while nothing is asked for yet. */
  readonly modules: readonly string[]
}

interface Live {
  readonly signal: AbortSignal
  readonly progress: (event: ProgressEvent) => void
}

/**
 * Threads for work of several stages: each member runs one job after another, so that only the first pays for a
 * thread's start. Jobs are modules that export `job(input, context, settings)`, as for runInWorker.
 */
export class Crew {
  private readonly members: readonly Worker[]

  /** `modules` are those that members will be asked to run. */
  constructor(size: number, settings: ContextSettings, modules: readonly URL[]) {
    const data: CrewData = { settings, modules: modules.map((module) => module.href) }
    this.members = Array.from({ length: size }, () => {
      const worker = startThread(new URL('./crew-entry.ts', import.meta.url), data)
      // A failure between jobs is told by the next one: the exit below.
      worker.on('error', () => undefined)
      return worker
    })
  }

  get size(): number {
    return this.members.length
  }

  /**
   * Runs a job in a member that has none. Aborting `signal` aborts the job's. The buffers of `moved` go over to the
   * member and are of no use here afterwards; those of the result come back the same way.
   */
  run<I, O>(member: number, module: URL, input: I, live: Live, moved: readonly ArrayBuffer[] = []): Promise<O> {
    const worker = this.members[member]
    const cancel = () => send(worker, { kind: 'cancel' })
    const listeners = new AbortController()
    const done = new Promise<O>((resolve, reject) => {
      const listen = (message: WorkerMessage) => {
        if (message.kind === 'progress') return live.progress(message.event)
        if (message.kind === 'result') resolve(message.value as O)
        else reject(reviveFailure(message.failure))
      }
      const fail = (error: unknown) => reject(error)
      const exit = (code: number) => reject(new Error(`the worker ended with ${code} before its result`))
      worker.on('message', listen)
      worker.on('error', fail)
      worker.on('exit', exit)
      listeners.signal.addEventListener('abort', () => {
        worker.off('message', listen)
        worker.off('error', fail)
        worker.off('exit', exit)
      })
    })
    live.signal.addEventListener('abort', cancel, { once: true })
    send(worker, { kind: 'job', module: module.href, input }, moved)
    if (live.signal.aborted) cancel()
    return done.finally(() => {
      live.signal.removeEventListener('abort', cancel)
      listeners.abort()
    })
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.members.map((worker) => worker.terminate()))
  }
}

function send(worker: Worker, message: CrewMessage, moved: readonly ArrayBuffer[] = []): void {
  worker.postMessage(message, moved)
}
