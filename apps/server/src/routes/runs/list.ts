import { page } from '@ai-etl/runtime/store/page'
import { listRuns as runs } from '@ai-etl/runtime/store/queries/runs/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { RUN_STATES, runItemSchema, TRIGGERS } from './run.ts'

export const listRuns = route({
  id: 'listRuns',
  method: 'GET',
  path: '/runs',
  tag: 'runs',
  summary: 'Runs of a project, the newest first; those of the command line stand in the default project',
  scope: 'project',
  query: pageQuery.extend({
    state: z.enum(RUN_STATES).optional(),
    pipelineId: z.uuid().optional(),
    scheduleId: z.uuid().optional(),
    trigger: z.enum(TRIGGERS).optional(),
    from: z.iso.datetime({ offset: true }).optional().describe('asked for at this time or later'),
    until: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: pageOf(runItemSchema),
  async handle({ services, project, query }) {
    await services.foreignRuns.look()
    const { limit, cursor, state, pipelineId, scheduleId, trigger, from, until } = query
    const filters = { state, pipelineId, scheduleId, trigger, from, until, projectId: project.id }
    return answerPage(await page(services.database, runs, filters, { limit, cursor: cursor ?? null }))
  },
})
