'use client'

import type { DataDiff } from '@ai-etl/core/documents/data-diff'
import { useMutation } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useUrlState } from '#lib/url-state.ts'
import { useJob } from '#lib/use-job.ts'

/** A version as it is compared: what findings call it, and its text. */
export interface ComparedText {
  readonly name: string
  readonly text: string
}

/** What is compared, and how. */
export interface ComparisonRequest {
  readonly before: ComparedText
  readonly after: ComparedText
  /** Source or step; empty: the targets. */
  readonly on: string
  /** Empty: the keys of the targets. */
  readonly key: readonly string[]
  readonly params: Readonly<Record<string, string>>
}

/** Rows of each kind that are shown. */
const EXAMPLES = 50

/** A comparison of all rows: begun, followed and ended by its job, whose id is in the address, so that a link shares it. */
export function useComparison(projectId: string) {
  const [jobId, setJobId] = useUrlState<string>('job', '')
  const { job, problem } = useJob(jobId === '' ? null : jobId)
  const start = useMutation({
    mutationFn: ({ before, after, on, key, params }: ComparisonRequest) =>
      api.call('diffPipelines', {
        query: { projectId },
        body: {
          before,
          after,
          params: { ...params },
          examples: EXAMPLES,
          ...(on !== '' && { on }),
          ...(key.length > 0 && { key: [...key] }),
        },
      }),
    onSuccess: (started) => setJobId(started.jobId),
  })
  const cancel = useMutation({ mutationFn: () => api.call('cancelJob', { params: { jobId } }) })
  return {
    start: start.mutate,
    /** Null while there is no job yet that could be ended. */
    cancel: jobId === '' || start.isPending ? null : () => cancel.mutate(),
    /** Something else was chosen: what was compared before is no answer to it. */
    forget() {
      start.reset()
      setJobId('')
    },
    running: start.isPending || (jobId !== '' && problem === null && (job === null || !OVER.has(job.state))),
    progress: job?.progress ?? null,
    cancelled: job?.state === 'cancelled',
    // The job's kind ends with this document.
    result: job?.state === 'succeeded' ? (job.result as DataDiff) : null,
    /** The job of the address is not there any more. */
    gone: problem !== null,
    problem: start.error ?? cancel.error ?? job?.error ?? null,
  }
}

const OVER: ReadonlySet<string> = new Set(['succeeded', 'failed', 'cancelled'])
