'use client'

import type { Advice } from '@ai-etl/core/documents/advice'
import { advicePageTexts, storeNames } from '@ai-etl/core/messages/web/advice'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { ArrowRight, FlaskConical } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useSettled } from '#features/pipeline/use-check.ts'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { useJob } from '#lib/use-job.ts'
import { Button } from '#ui/button.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'
import { type Conditions, conditionsIn, written } from './conditions.ts'
import { ConditionsPanel } from './conditions-panel.tsx'
import { ExperimentPanel } from './experiment-panel.tsx'
import { RankCard } from './rank-card.tsx'

interface AdviceViewProps {
  datasetId: string
  first: Advice
  stated: Conditions
}

/** Where the data should live: all stores ranked, ranked anew at once when a condition changes. */
export function AdviceView({ datasetId, first, stated }: AdviceViewProps) {
  const t = useTexts(advicePageTexts)
  const router = useRouter()
  const [said, say] = useUrlState<string>('if', '')
  const conditions = useMemo(() => conditionsIn(said, stated), [said, stated])
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [experimentId, setExperimentId] = useUrlState<string>('experiment', '')
  const settled = useSettled(conditions)
  const params = { datasetId }
  const body = { ...settled, ...(settled.queries && { queries: [...settled.queries] }) }
  const query = useQuery({
    queryKey: ['adviseDataset', datasetId, settled],
    queryFn: ({ signal }) => api.call('adviseDataset', { params, body: { ...body, keep: false }, signal }),
    placeholderData: keepPreviousData,
    enabled: settled !== stated,
    retry: false,
  })
  const experiment = useMutation({
    mutationFn: () => api.call('experimentWithDataset', { params, body }),
    onSuccess: ({ jobId }) => setExperimentId(jobId),
  })
  const { job } = useJob(experimentId === '' ? null : experimentId)
  // The kind of job ends with the advice that follows from what was measured.
  const measured = job?.state === 'succeeded' ? (job.result as { advice: Advice }).advice : null
  const advice = measured ?? ((query.data?.advice as Advice | undefined) || first)
  const choose = useMutation({
    mutationFn: async (target: Advice['recommended']) => {
      const { adviceId } = await api.call('adviseDataset', { params, body })
      if (adviceId !== null) await api.call('chooseAdvice', { params: { adviceId }, body: { target } })
    },
    onSuccess: () => router.push(`/datasets/${datasetId}/tables`),
  })
  const winner = advice.ranked[0]
  const measuring = experimentId !== '' && job !== null && measured === null && job.error === null
  const failure = query.error ?? experiment.error ?? choose.error ?? job?.error ?? null
  return (
    <Page
      title={t.title({ store: storeNames[winner.target], why: gist(winner.why[0]?.text) })}
      lead={t.lead({
        reasons: advice.ranked.reduce((sum, { why, whyNot }) => sum + why.length + whyNot.length, 0),
        confidence: advice.confidence,
      })}
      actions={
        <>
          <Button
            disabled={measuring || experiment.isPending}
            onClick={() => {
              setExperimentId('')
              experiment.mutate()
            }}
          >
            <FlaskConical aria-hidden /> {measuring ? t.experimentRunning() : t.experiment()}
          </Button>
          <Button look="primary" disabled={choose.isPending} onClick={() => choose.mutate(winner.target)}>
            {t.choose({ store: storeNames[winner.target] })} <ArrowRight aria-hidden />
          </Button>
        </>
      }
    >
      <Stack>
        {failure !== null && <ProblemNote problem={failure} />}
        {measuring && (
          <Progress
            label={t.experimentRunning()}
            value={job.progress?.total ? (100 * job.progress.done) / job.progress.total : null}
          />
        )}
        <Columns of="aside">
          <Stack>
            <ol className="grid gap-3">
              {advice.ranked.map((ranked, i) => (
                <RankCard
                  key={ranked.target}
                  datasetId={datasetId}
                  ranked={ranked}
                  place={i + 1}
                  schedule={advice.schedule}
                  open={i === 0 || opened.has(ranked.target)}
                  onOpen={() => setOpened((known) => new Set([...known, ranked.target]))}
                />
              ))}
            </ol>
            {advice.experiment && <ExperimentPanel experiment={advice.experiment} />}
          </Stack>
          <ConditionsPanel
            conditions={conditions}
            advice={advice}
            onChange={(next) => {
              say(written(next, stated))
              setExperimentId('')
            }}
          />
        </Columns>
      </Stack>
    </Page>
  )
}

/** The first clause of a reason, as it stands within a heading: «события с осью времени created». */
function gist(reason: string | undefined): string | null {
  const clause = /^[^.:;(]+/.exec(reason ?? '')?.[0].trim()
  return clause ? clause[0].toLowerCase() + clause.slice(1) : null
}
