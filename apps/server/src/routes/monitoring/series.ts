import { metricSeries } from '@ai-etl/runtime/store/queries/metrics/series'
import { rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { SERIES } from '../../telemetry/sample.ts'

const HOUR_MS = 3600 * 1000

export const showMetricSeries = route({
  id: 'showMetricSeries',
  method: 'GET',
  path: '/metrics/series',
  tag: 'monitoring',
  summary: 'Values of the platform over time: memory and CPU of each process, jobs that wait and go on, lag',
  scope: 'user',
  query: z.object({
    name: z.enum(SERIES),
    from: z.iso.datetime({ offset: true }).optional().describe('default: an hour ago'),
    until: z.iso.datetime({ offset: true }).optional().describe('default: now'),
    stepSeconds: z.coerce.number().int().min(10).max(86_400).default(60),
  }),
  answer: z.object({
    name: z.enum(SERIES),
    points: z.array(
      z.object({ at: z.string(), labels: z.record(z.string(), z.string()), value: z.number(), samples: z.number() }),
    ),
  }),
  async handle({ services, query }) {
    const until = query.until ?? new Date().toISOString()
    const from = query.from ?? new Date(Date.parse(until) - HOUR_MS).toISOString()
    const { name, stepSeconds } = query
    const points = await rows(services.database, metricSeries, { projectId: null, name, from, until, stepSeconds })
    // Labels are texts: sampleMetrics writes no other.
    return { name, points: points.map((point) => ({ ...point, labels: point.labels as Record<string, string> })) }
  },
})
