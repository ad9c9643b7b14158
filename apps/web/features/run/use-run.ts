'use client'

import type { Answer } from '@ai-etl/client/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#lib/api.ts'
import { isOver, useJob } from '#lib/use-job.ts'

export type Run = Answer<'showRun'>

/** How far a run is, as its events tell. */
export interface Flow {
  readonly target: string
  readonly edges: readonly { readonly from: string; readonly to: string; readonly rows: number | null }[]
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly filtered: number
  readonly rowsPerSecond: number
  readonly remainingSeconds: number | null
}

/** Rows read by a moment, for the rate over time. */
export interface Sample {
  readonly seconds: number
  readonly read: number
}

/** Samples that a chart keeps: four events a second for a quarter of an hour. */
const SAMPLES = 3600
/** A run of another process, which tells no events, is looked at this often. */
const LOOK_MS = 2000

/** A run as it goes: its counts, its flow, its samples; read again when it is over. */
export function useRun(first: Run) {
  const answers = useQueryClient()
  const [flow, setFlow] = useState<Flow | null>(null)
  const [samples, setSamples] = useState<readonly Sample[]>([])
  const key = ['showRun', first.id]
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.call('showRun', { params: { runId: first.id } }),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && state.data.finishedAt === null ? LOOK_MS : false),
  })
  const run = query.data
  const { job } = useJob(run.finishedAt === null ? run.jobId : null, {
    flow: (data) => {
      const next = data as Flow
      setFlow(next)
      setSamples((known) => [...known, { seconds: performance.now() / 1000, read: next.read }].slice(-SAMPLES))
    },
  })
  const over = job !== null && isOver(job)
  useEffect(() => {
    if (over) void answers.invalidateQueries({ queryKey: ['showRun', first.id] })
  }, [over, answers, first.id])
  const progress = job?.progress ?? run.progress
  return { run, flow, samples, progress, refresh: () => answers.invalidateQueries({ queryKey: key }) }
}
