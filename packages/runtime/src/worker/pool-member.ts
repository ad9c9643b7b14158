import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ContextSettings } from '../context.ts'
import type { WorkerMessage } from './run.ts'

/** What a member is sent. */
export type MemberMessage =
  | { readonly kind: 'load'; readonly modules: readonly string[] }
  | { readonly kind: 'job'; readonly module: string; readonly input: unknown; readonly settings: ContextSettings }
  | { readonly kind: 'cancel' }

export interface MemberEvents {
  readonly message: (message: WorkerMessage) => void
  /** It has ended, for this reason. */
  readonly gone: (failure: Error) => void
}

/** How often the memory of a member at work is looked at, in milliseconds. */
const LOOK_MS = 100
/** Variables that a member gets: none of them holds a secret. */
const GIVEN = /^(PATH|HOME|TMPDIR|LANG|LC_\w+|TZ|NODE_ENV|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|AI_ETL_EMBEDDED_\w+)$/

/** A process of a pool. */
export class Member {
  readonly #child: ChildProcess
  readonly #most: number
  #watch: NodeJS.Timeout | undefined
  #isTooLarge = false

  /** @param modules loaded at once @param most megabytes that the process may hold */
  constructor(modules: readonly string[], most: number, events: MemberEvents) {
    this.#most = most
    this.#child = fork(new URL('./pool-start.mjs', import.meta.url), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${most}`],
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => GIVEN.test(name))),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child.on('message', (message: WorkerMessage) => {
      this.#rest()
      events.message(message)
    })
    // One that cannot be started, or is gone while it is sent to, has ended: told below.
    this.#child.on('error', () => undefined)
    this.#child.once('exit', (code, signal) => {
      this.#rest()
      events.gone(this.#failure(code, signal))
    })
    this.#send({ kind: 'load', modules })
  }

  begin(module: string, input: unknown, settings: ContextSettings): void {
    this.#send({ kind: 'job', module, input, settings })
    this.#watch = setInterval(() => this.#look(), LOOK_MS)
  }

  cancel(): void {
    this.#send({ kind: 'cancel' })
  }

  /** Ends it, whatever it does; settles when it has ended. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGKILL')
    await ended
  }

  #send(message: MemberMessage): void {
    if (this.#child.connected) this.#child.send(message, () => undefined)
  }

  #rest(): void {
    clearInterval(this.#watch)
  }

  #look(): void {
    if (residentMegabytes(this.#child.pid) <= this.#most) return
    this.#isTooLarge = true
    void this.end()
  }

  /** V8 aborts a process whose heap is full. */
  #failure(code: number | null, signal: NodeJS.Signals | null): Error {
    if (this.#isTooLarge || signal === 'SIGABRT')
      return new PlatformError('request.too-heavy', { megabytes: this.#most })
    return new Error(`the process ended with ${signal ?? code} before its answer`)
  }
}

/** What a process holds, as Linux tells it; elsewhere only the heap is bounded. One that has ended holds nothing. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
