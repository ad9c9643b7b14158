'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useMutation } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useJob } from '#lib/use-job.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'

interface Counts {
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly filtered: number
}

interface DryRunProps {
  projectId: string
  text: string
  /** Values of its parameters. */
  params: Readonly<Record<string, string>>
  disabled: boolean
}

/** Reads and checks the whole input and writes nothing; says what a run would do. */
export function DryRun({ projectId, text, params, disabled }: DryRunProps) {
  const t = useTexts(pipelineTexts)
  const start = useMutation({
    mutationFn: () => api.call('dryRunPipeline', { query: { projectId }, body: { text, params } }),
  })
  const { job, problem } = useJob(start.data?.jobId ?? null)
  const failure = start.error ?? problem ?? job?.error ?? null
  // The kind of job ends with a run document.
  const counts = job?.state === 'succeeded' ? (job.result as Counts) : null
  const { done, total } = { done: job?.progress?.done ?? 0, total: job?.progress?.total ?? null }
  return (
    <>
      <Button disabled={disabled || start.isPending} onClick={() => start.mutate()}>
        {t.dryRun()}
      </Button>
      <Dialog open={!start.isIdle} onOpenChange={(open) => !open && start.reset()} title={t.dryRun()}>
        {failure !== null ? (
          <ProblemNote problem={failure} />
        ) : counts === null ? (
          <Progress label={t.dryRunning()} value={total === null ? null : (100 * done) / Math.max(1, total)} />
        ) : (
          <p>{t.dryRunDone(counts)}</p>
        )}
      </Dialog>
    </>
  )
}
