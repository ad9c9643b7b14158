import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Language } from '@ai-etl/core/messages/language'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import type { z } from 'zod'
import type { Services } from '../services.ts'
import type { JobFailure } from './failure.ts'

/**
 * Work of one lane waits only for work of the same: `load` moves data and may take hours, `analysis` answers a person
 * who waits, `service` is the platform's own (mail, retention). Each process works on so many of a lane at once.
 */
export const LANES = { load: 2, analysis: 2, service: 1 } as const
export type Lane = keyof typeof LANES

/** One job as its kind sees it. */
export interface Work<I> {
  readonly jobId: string
  /** As the kind's schema gives it, with its secrets. */
  readonly input: I
  /** Null: work of the platform itself. */
  readonly projectId: string | null
  readonly userId: string | null
  readonly lang: Language
  /** From 1; more when a try failed for a passing reason or its process died. */
  readonly attempt: number
  /**
   * Aborted when the job is cancelled, takes too long, or is handed over to another process (`isHandOver(signal)`):
   * whoever leaves something behind for the next attempt asks which of these it is.
   */
  readonly signal: AbortSignal
  readonly services: Services
  /** Whether an error that the work throws means another attempt, for what it leaves behind. */
  willRetry(error: unknown): boolean
  /** Tells followers how far the work is; at most a few a second reach them, the last of a stage always does. */
  progress(event: ProgressEvent): void
  /** Adds a line to the job's log. Never with secrets. @param says the text by its key, for readers of the other language */
  log(text: string, says?: Phrase): void
  /** Tells followers anything else; `event` is the name of the server-sent event. */
  tell(event: string, data: unknown): void
}

/** How often a job is tried again after failures that pass by themselves (a server that does not answer). */
export interface Retry {
  /** Further attempts at most. */
  readonly times: number
  /** Before the first of them; doubled for each next one, with some chance in it. */
  readonly firstSeconds: number
}

/** A kind of job: what it takes, what it gives, and how it is run. */
export interface JobKind<I extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /** Stable: jobs in the database are found by it. */
  readonly kind: string
  readonly lane: Lane
  readonly input: I
  /** What a job of this kind ends with; kept with the job, so large documents have tables of their own. */
  readonly answer: A
  /** Longest time of one attempt. */
  readonly timeoutSeconds: number
  readonly retry: Retry
  /** Jobs with one key (a connection, a server) run only so many at once, in all processes together. */
  concurrencyKey?(input: z.output<I>): string | null
  run(work: Work<z.output<I>>): Promise<z.input<A>>
  /** An answer in the language of whoever reads it, where it is kept so that it can be said anew. */
  said?(answer: unknown, lang: Language): unknown
  /** Called once when a job failed for good or was cancelled, also one that never ran: puts in order what it leaves. */
  onUnfinished?(ended: Unfinished<z.output<I>>): Promise<void>
}

/** A job that ended without its answer. */
export interface Unfinished<I> {
  readonly services: Services
  readonly jobId: string
  readonly projectId: string | null
  readonly input: I
  readonly state: 'failed' | 'cancelled'
  readonly error: JobFailure | null
}

/** Any kind, for lists. Each runs with exactly what its own schema gives; the list cannot say that. */
// oxlint-disable-next-line typescript/no-explicit-any -- contravariant parameters of many different kinds
export type AnyJobKind = JobKind<any, any>

/** Declares a kind of job; its types follow from its schemas. */
export function jobKind<I extends z.ZodType, A extends z.ZodType>(definition: JobKind<I, A>): JobKind<I, A> {
  return definition
}

/** Why a signal was aborted, as its `reason`. */
export type Ending = 'cancelled' | 'timed-out' | 'handed-over' | 'lost'

/** Whether an attempt ends because another process goes on with it: what it has left must stay usable. */
export function isHandOver(signal: AbortSignal): boolean {
  const reason = signal.reason as Ending | undefined
  return signal.aborted && (reason === 'handed-over' || reason === 'lost')
}
