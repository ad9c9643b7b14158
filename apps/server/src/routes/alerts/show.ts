import { showAlertRule as show } from '@ai-etl/runtime/store/queries/alert-rules/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { ruleParams, ruleSchema, shownRule } from './rule.ts'

export const showAlertRule = route({
  id: 'showAlertRule',
  method: 'GET',
  path: '/alert-rules/:alertRuleId',
  tag: 'alerts',
  summary: 'A rule; never the key that signs',
  scope: { object: 'alertRule', param: 'alertRuleId' },
  params: ruleParams,
  answer: ruleSchema,
  async handle({ services, project, params }) {
    return shownRule(await one(services.database, show, { projectId: project.id, ...params }))
  },
})
