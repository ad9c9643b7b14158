'use client'

import { reportPageTexts } from '@ai-etl/core/messages/web/report'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { isOver, useJob } from '#lib/use-job.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'
import type { ReportAnswer } from './report-view.tsx'
import { useMadeAgain } from './use-made-again.ts'

/** How often a report whose job is not known is looked at. */
const LOOK_MS = 2000

/** A report that is not there yet: followed until it is, or why it failed. */
export function Making({ report }: { report: ReportAnswer }) {
  const t = useTexts(reportPageTexts)
  const router = useRouter()
  const { title, jobId, state } = report
  const failed = state === 'failed'
  const { job } = useJob(failed ? null : jobId)
  const look = useEffectEvent(() => router.refresh())
  const over = job !== null && isOver(job)
  useEffect(() => {
    if (over) look()
  }, [over])
  useEffect(() => {
    if (failed || jobId !== null) return
    const timer = setInterval(() => look(), LOOK_MS)
    return () => clearInterval(timer)
  }, [failed, jobId])
  const again = useMadeAgain(report)
  const failure = report.error ?? job?.error ?? null
  const stopped = failed || failure !== null || job?.state === 'cancelled'
  const { done = 0, total = null } = job?.progress ?? {}
  return (
    <Page
      title={stopped ? t.failed({ title }) : t.making({ title })}
      lead={stopped ? undefined : t.makingWhat()}
      actions={
        <>
          <Button asChild>
            <Link href="/reports">{t.all()}</Link>
          </Button>
          {stopped && (
            <Button look="primary" disabled={again.isPending} onClick={() => again.mutate()}>
              {t.again()}
            </Button>
          )}
        </>
      }
    >
      <Panel title={t.stage()}>
        {failure !== null || again.error !== null ? (
          <ProblemNote problem={again.error ?? failure} />
        ) : (
          <Progress label={t.stage()} value={total === null ? null : (100 * done) / Math.max(1, total)} big />
        )}
      </Panel>
    </Page>
  )
}
