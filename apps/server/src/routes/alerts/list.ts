import { page } from '@ai-etl/runtime/store/page'
import { listAlertRules as rules } from '@ai-etl/runtime/store/queries/alert-rules/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { ruleSchema } from './rule.ts'

export const listAlertRules = route({
  id: 'listAlertRules',
  method: 'GET',
  path: '/alert-rules',
  tag: 'alerts',
  summary: 'Who is told what of a project, the newest rule first',
  scope: 'project',
  query: pageQuery.extend({ pipelineId: z.uuid().optional() }),
  answer: pageOf(ruleSchema),
  async handle({ services, project, query }) {
    const filters = { projectId: project.id, pipelineId: query.pipelineId ?? null }
    return answerPage(await page(services.database, rules, filters, query))
  },
})
