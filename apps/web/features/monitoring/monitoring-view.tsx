'use client'

import type { Answer } from '@ai-etl/client/client'
import { number } from '@ai-etl/core/messages/language'
import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import { useQuery } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'
import { useUrlState } from '#lib/url-state.ts'
import { Facts } from '#ui/facts.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { useZone } from '#ui/time.tsx'
import { FailedToday } from './failed-today.tsx'
import { unmended } from './failures.ts'
import { FreshnessPanel } from './freshness-panel.tsx'
import { LatestRuns } from './latest-runs.tsx'
import { MemoryPanel } from './memory-panel.tsx'
import { MonitoringTabs } from './monitoring-tabs.tsx'
import { TrendPanel } from './trend-panel.tsx'

const DAYS = ['7', '30', '365'] as const
/** How often the page looks again. */
const LOOK_MS = 15_000
/** Runs of a day that are looked through for what mended what, and latest ones that are drawn. */
const RUNS = 200

interface MonitoringViewProps {
  projectId: string
  /** Of the last 30 days, days by UTC: the server does not know the reader's zone. */
  first: Answer<'showMonitoring'>
  /** Of today. */
  runs: Answer<'listRuns'>
  latest: Answer<'listRuns'>
  pipelines: Answer<'listPipelines'>['items']
  edits: boolean
}

/** What failed today and how to mend it; how fresh targets are; rows, time, queue and memory. */
export function MonitoringView({ projectId, first, runs, latest, pipelines, edits }: MonitoringViewProps) {
  const t = useTexts(monitoringTexts)
  const lang = useLanguage()
  const timezone = useZone()
  const [chosen, setDays] = useUrlState<(typeof DAYS)[number]>('days', '30')
  const [pipeline, setPipeline] = useUrlState<string>('pipeline', '')
  const days = DAYS.find((each) => each === chosen) ?? '30'
  const pipelineId = pipelines.some(({ id }) => id === pipeline) ? pipeline : undefined
  const seen = useQuery({
    queryKey: ['showMonitoring', projectId, timezone, days, pipelineId],
    queryFn: () =>
      api.call('showMonitoring', {
        query: { projectId, timezone, days: Number(days), ...(pipelineId && { pipelineId }) },
      }),
    refetchInterval: LOOK_MS,
    placeholderData: (before) => before ?? first,
  })
  const { today, freshness, trend, queue } = seen.data ?? first
  const since = today.since
  const ofToday = useQuery({
    queryKey: ['listRuns', projectId, 'since', since],
    queryFn: () => api.call('listRuns', { query: { projectId, from: since, limit: RUNS } }),
    refetchInterval: LOOK_MS,
    placeholderData: (before) => before ?? runs,
  })
  const latestRuns = useQuery({
    queryKey: ['listRuns', projectId, 'latest'],
    queryFn: () => api.call('listRuns', { query: { projectId, limit: RUNS } }),
    refetchInterval: LOOK_MS,
    placeholderData: (before) => before ?? latest,
  })
  const failed = unmended((ofToday.data ?? runs).items)
  const { byState } = today
  const total = Object.values(byState).reduce((sum, count) => sum + count, 0)
  return (
    <Page
      title={t.title({ failed: failed.map(({ name }) => name), runs: total, targets: freshness.length })}
      lead={t.lead({
        runs: total,
        ok: byState.succeeded + byState.unchanged,
        going: byState.running + byState.queued,
        mended: Math.max(0, today.failed - failed.length),
      })}
      actions={
        <Segmented
          label={t.days()}
          value={days}
          onChange={setDays}
          options={[
            { value: '7', label: t.week() },
            { value: '30', label: t.month() },
            { value: '365', label: t.year() },
          ]}
        />
      }
    >
      <Stack>
        <MonitoringTabs here="state" />
        {seen.isError && <ProblemNote problem={seen.error} onRetry={() => void seen.refetch()} />}
        {failed.length > 0 && <FailedToday failed={failed} zone={timezone} edits={edits} />}
        <LatestRuns runs={(latestRuns.data ?? latest).items} />
        <Columns of="half">
          <Stack>
            <FreshnessPanel targets={freshness} />
            <Facts
              facts={[
                { label: t.queued(), value: number(queue.queued, lang), unit: t.jobs({ n: queue.queued }) },
                { label: t.running(), value: number(queue.running, lang), unit: t.jobs({ n: queue.running }) },
                {
                  label: t.oldest(),
                  value: queue.queued === 0 ? t.nobody() : duration(queue.oldestSeconds * 1000, lang),
                  ...(queue.oldestSeconds > 60 && { tone: 'warn' }),
                },
              ]}
            />
            <MemoryPanel />
          </Stack>
          <Stack>
            <TrendPanel
              trend={trend}
              days={Number(days)}
              zone={timezone}
              pipelines={pipelines}
              pipeline={pipelineId ?? ''}
              onPipeline={setPipeline}
            />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  )
}
