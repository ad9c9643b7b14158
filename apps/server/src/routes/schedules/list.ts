import { page } from '@ai-etl/runtime/store/page'
import { listSchedules as schedules } from '@ai-etl/runtime/store/queries/schedules/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { scheduleSchema } from './schedule.ts'

export const listSchedules = route({
  id: 'listSchedules',
  method: 'GET',
  path: '/schedules',
  tag: 'schedules',
  summary: 'Schedules of a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({
    pipelineId: z.uuid().optional(),
    enabled: z.enum(['true', 'false']).optional(),
  }),
  answer: pageOf(scheduleSchema.extend({ pipelineName: z.string() })),
  async handle({ services, project, query }) {
    const enabled = query.enabled === undefined ? null : query.enabled === 'true'
    const filters = { projectId: project.id, pipelineId: query.pipelineId ?? null, enabled }
    return answerPage(await page(services.database, schedules, filters, query))
  },
})
