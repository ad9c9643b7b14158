import type { Language } from '@ai-etl/core/messages/language'
import type { Queryable } from '@ai-etl/runtime/store/database'
import type { z } from 'zod'
import type { ServerEvent } from '../http/events.ts'
import type { JobKind } from './kind.ts'

export interface JobRequest<I extends z.ZodType> {
  /** Null: work of the platform itself. */
  readonly projectId: string | null
  readonly userId: string | null
  readonly lang: Language
  /** Addresses may hold secrets: they are sealed before they are stored. */
  readonly input: z.input<I>
}

/** Long work: any server process takes it up, goes on when one dies, and tells whoever follows. */
export interface Jobs {
  /**
   * Asks for work and answers at once with the job's id.
   * @param within a transaction that the job is to be part of; absent: one of its own
   * @throws ZodError for an input that does not fit
   */
  start<I extends z.ZodType, A extends z.ZodType>(
    kind: JobKind<I, A>,
    request: JobRequest<I>,
    within?: Queryable,
  ): Promise<string>
  /**
   * Starts, waits and gives the answer. A caller that goes away (`signal`) cancels the job.
   * @throws PlatformError what the job failed with; `run.cancelled`
   */
  finish<I extends z.ZodType, A extends z.ZodType>(
    kind: JobKind<I, A>,
    request: JobRequest<I>,
    signal: AbortSignal,
  ): Promise<z.output<A>>
  /** Ends a job that waits or runs, within two seconds; one that is over stays as it is. */
  cancel(jobId: string): Promise<void>
  /**
   * What happens to a job, behind the event `afterId` (0: from the beginning): `state` {state, error}, `progress`
   * (a ProgressEvent), `log` {text}, and what its kind tells. Ends with the job, or with `signal`.
   */
  events(jobId: string, afterId: number, signal: AbortSignal): AsyncIterable<ServerEvent>
  /** Stops taking work, lets what runs finish for a moment, and hands the rest over. */
  stop(): Promise<void>
}
