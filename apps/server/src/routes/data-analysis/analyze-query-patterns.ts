import { queryPatternsSchema } from '@ai-etl/core/documents/queries'
import { z } from 'zod'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { queryText } from '../../analysis/options.ts'
import { route } from '../../http/route.ts'
import { analyzeQueryPatternsJob } from '../../jobs/kinds/analyze-query-patterns.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const analyzeQueryPatterns = route({
  id: 'analyzeQueryPatterns',
  method: 'POST',
  path: '/data-analysis/analyze-query-patterns',
  tag: 'data-analysis',
  summary: 'Say what queries filter, join, group and sort by, and what follows for the tables',
  scope: 'project',
  query: asyncQuery,
  accepted: jobStarted,
  body: z.object({
    source: sourceSchema,
    sample: z.int().min(1).optional().describe('about so many rows instead of all'),
    queries: z.array(queryText).min(1).max(1000).describe('SQL texts'),
  }),
  answer: queryPatternsSchema,
  async handle(call) {
    const { source, ...options } = call.body
    const input = { source: await readable(source, call.project.id, call.services), ...options }
    return answerByJob(analyzeQueryPatternsJob, input, call)
  },
})
