import { deleteAlertRule as remove } from '@ai-etl/runtime/store/queries/alert-rules/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { ruleParams } from './rule.ts'

export const deleteAlertRule = route({
  id: 'deleteAlertRule',
  method: 'DELETE',
  path: '/alert-rules/:alertRuleId',
  tag: 'alerts',
  summary: 'Remove a rule; what was sent stays in the log',
  scope: { object: 'alertRule', param: 'alertRuleId' },
  params: ruleParams,
  answer: null,
  async handle({ services, project, params, audit }) {
    await audit('alert-rule.delete', { kind: 'alertRule', id: params.alertRuleId })
    await none(services.database, remove, { projectId: project.id, ...params })
  },
})
