import { jobQueueState } from '@ai-etl/runtime/store/queries/jobs/queue-state'
import { targetFreshness } from '@ai-etl/runtime/store/queries/run-tables/freshness'
import { countRunsByState } from '@ai-etl/runtime/store/queries/runs/count-by-state'
import { runTrend } from '@ai-etl/runtime/store/queries/runs/trend'
import { one, rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { startOfDay } from '../../schedules/day.ts'
import { RUN_STATES } from '../runs/run.ts'

const DAY_MS = 24 * 3600 * 1000

export const showMonitoring = route({
  id: 'showMonitoring',
  method: 'GET',
  path: '/monitoring',
  tag: 'monitoring',
  summary:
    'Of a project: runs of today by state, freshness of each target, rows and time by day, and the queue of jobs',
  scope: 'project',
  query: z.object({
    timezone: z.string().max(100).default('UTC').describe('whose days are meant'),
    days: z.coerce
      .number()
      .int()
      .min(1)
      .max(366)
      .default(30)
      .describe('of the trend, and as far back targets are looked for'),
    pipelineId: z.uuid().optional().describe('trend of this pipeline alone'),
  }),
  answer: z.object({
    today: z.object({
      since: z.string(),
      byState: z.record(z.enum(RUN_STATES), z.number()),
      failed: z.number(),
    }),
    freshness: z.array(
      z.object({
        address: z.string(),
        name: z.string(),
        runId: z.uuid(),
        pipelineId: z.uuid().nullable(),
        finishedAt: z.string(),
        written: z.number(),
      }),
    ),
    trend: z.array(
      z.object({
        day: z.string(),
        runs: z.number(),
        failed: z.number(),
        read: z.number(),
        written: z.number(),
        rejected: z.number(),
        seconds: z.number(),
      }),
    ),
    queue: z.object({ queued: z.number(), running: z.number(), oldestSeconds: z.number() }),
  }),
  async handle({ services, project, query }) {
    await services.foreignRuns.look()
    const { database } = services
    const projectId = project.id
    const { timezone } = query
    const midnight = startOfDay(new Date(), timezone)
    const since = new Date(midnight.getTime() - (query.days - 1) * DAY_MS).toISOString()
    const pipelineId = query.pipelineId ?? null
    // Of a million runs each takes a moment, and every open page asks again.
    const key = `monitoring ${projectId} ${pipelineId} ${since} ${timezone}`
    const { states, freshness, trend, queue } = await services.cache.remember(key, async () => {
      const [ofToday, ofTargets, byDay, ofJobs] = await Promise.all([
        rows(database, countRunsByState, { projectId, since: midnight.toISOString() }),
        rows(database, targetFreshness, { projectId, since }),
        rows(database, runTrend, { projectId, pipelineId, since, timezone }),
        one(database, jobQueueState, {}),
      ])
      return { states: ofToday, freshness: ofTargets, trend: byDay, queue: ofJobs }
    })
    const none = Object.fromEntries(RUN_STATES.map((state) => [state, 0]))
    const byState = { ...none, ...Object.fromEntries(states.map(({ state, runs }) => [state, runs])) } as Record<
      (typeof RUN_STATES)[number],
      number
    >
    return {
      today: { since: midnight.toISOString(), byState, failed: byState.failed },
      freshness: [...freshness],
      trend: [...trend],
      queue,
    }
  },
})
