import { adviceSchema } from '@ai-etl/core/documents/advice'
import { z } from 'zod'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { useSchema } from '../../analysis/options.ts'
import { route } from '../../http/route.ts'
import { recommendStorageJob } from '../../jobs/kinds/recommend-storage.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const recommendStorage = route({
  id: 'recommendStorage',
  method: 'POST',
  path: '/data-analysis/recommend-storage',
  tag: 'data-analysis',
  summary: 'Say where a dataset should live and why',
  scope: 'project',
  query: asyncQuery,
  accepted: jobStarted,
  body: useSchema.extend({
    source: sourceSchema,
    sample: z.int().min(1).optional().describe('about so many rows instead of all'),
    experiment: z.boolean().optional().describe('measure a sample in the embedded databases'),
  }),
  answer: adviceSchema,
  async handle(call) {
    const { source, ...options } = call.body
    const input = { source: await readable(source, call.project.id, call.services), ...options }
    return answerByJob(recommendStorageJob, input, call)
  },
})
