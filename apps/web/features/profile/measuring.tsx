'use client'

import { profileTexts } from '@ai-etl/core/messages/web/profile'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { isOver, useJob } from '#lib/use-job.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'
import { forgetMeasuring, keepMeasuring, measuringJob } from './measuring-job.ts'

interface MeasuringProps {
  datasetId: string
  name: string
}

/** The first look at a dataset: measured at once, with progress, however often the page is reloaded meanwhile. */
export function Measuring({ datasetId, name }: MeasuringProps) {
  const t = useTexts(profileTexts)
  const router = useRouter()
  const [jobId, setJobId] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () => api.call('profileDataset', { params: { datasetId }, body: {} }),
    onSuccess: (begun) => {
      keepMeasuring(datasetId, begun.jobId)
      setJobId(begun.jobId)
    },
  })
  const begin = useEffectEvent(() => {
    const known = measuringJob(datasetId)
    if (known !== null) setJobId(known)
    else if (start.isIdle) start.mutate()
  })
  // What this browser remembers is known only after the first drawing, which the server made.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => begin(), [])

  const { job, problem } = useJob(jobId)
  const state = job?.state
  const finish = useEffectEvent(() => {
    forgetMeasuring(datasetId)
    if (state === 'succeeded') router.refresh()
  })
  const over = job !== null && isOver(job)
  useEffect(() => {
    if (over) finish()
  }, [over])

  const failure = start.error ?? problem ?? (state === 'failed' ? job?.error : null) ?? null
  const stopped = failure !== null || state === 'cancelled'
  const { stage = 'scan', done = 0, total = null } = job?.progress ?? {}
  return (
    <Page title={t.measuring({ name })} lead={t.measuringWhat()}>
      <Panel
        title={t.stage({ stage })}
        actions={
          stopped ? (
            <Button
              size="small"
              onClick={() => {
                forgetMeasuring(datasetId)
                start.mutate()
              }}
            >
              {t.retry()}
            </Button>
          ) : (
            <Button
              size="small"
              disabled={jobId === null}
              onClick={() => jobId !== null && void api.call('cancelJob', { params: { jobId } })}
            >
              {t.cancel()}
            </Button>
          )
        }
      >
        {failure === null ? (
          <Progress label={t.stage({ stage })} value={total === null ? null : (100 * done) / Math.max(1, total)} big />
        ) : (
          <ProblemNote problem={failure} />
        )}
      </Panel>
    </Page>
  )
}
