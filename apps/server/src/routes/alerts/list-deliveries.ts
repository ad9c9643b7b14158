import { page } from '@ai-etl/runtime/store/page'
import { listAlertDeliveries as deliveries } from '@ai-etl/runtime/store/queries/alert-deliveries/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { deliverySchema } from './rule.ts'

export const listAlertDeliveries = route({
  id: 'listAlertDeliveries',
  method: 'GET',
  path: '/alert-deliveries',
  tag: 'alerts',
  summary: 'What was sent in a project and how it was answered, the latest first',
  scope: 'project',
  query: pageQuery.extend({
    ruleId: z.uuid().optional(),
    state: z.enum(['pending', 'sent', 'failed']).optional(),
  }),
  answer: pageOf(deliverySchema),
  async handle({ services, project, query }) {
    const filters = { projectId: project.id, ruleId: query.ruleId ?? null, state: query.state ?? null }
    return answerPage(await page(services.database, deliveries, filters, query))
  },
})
