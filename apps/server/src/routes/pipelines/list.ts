import { page } from '@ai-etl/runtime/store/page'
import { listPipelines as pipelines } from '@ai-etl/runtime/store/queries/pipelines/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { RUN_STATES } from '../runs/run.ts'
import { pipelineSchema } from './pipeline.ts'

export const listPipelines = route({
  id: 'listPipelines',
  method: 'GET',
  path: '/pipelines',
  tag: 'pipelines',
  summary: 'Pipelines of a project, the last changed first, with their last run and next time',
  scope: 'project',
  query: pageQuery.extend({ search: z.string().max(100).optional().describe('part of the name') }),
  answer: pageOf(
    pipelineSchema.extend({
      lastRunId: z.uuid().nullable(),
      lastRunState: z.enum(RUN_STATES).nullable(),
      lastRunAt: z.string().nullable(),
      nextAt: z.string().nullable(),
    }),
  ),
  async handle({ services, project, query }) {
    const filters = { projectId: project.id, search: query.search ?? null }
    return answerPage(await page(services.database, pipelines, filters, query))
  },
})
