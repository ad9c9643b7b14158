/** How a job stands; those after `running` are its end. */
export const JOB_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** What `jobs.input` holds. Secrets within `given` are sealed. */
export interface JobInput {
  readonly given: unknown
  /** Language of whoever asked: what the work says is said in it. */
  readonly lang: 'ru' | 'en'
  /** W3C trace context of the request that started the job. */
  readonly traceparent: string | null
  /** Id of that request, for log lines. */
  readonly requestId: string | null
  /** Attempts that failed for a passing reason; attempts that lost their process do not count. */
  readonly failures: number
}
