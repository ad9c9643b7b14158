import { randomUUID } from 'node:crypto'
import { showAlertRule } from '@ai-etl/runtime/store/queries/alert-rules/show'
import { one } from '@ai-etl/runtime/store/query'
import { deliverByRule } from '../../alerts/raise.ts'
import { route } from '../../http/route.ts'
import { ruleParams } from './rule.ts'

export const testAlertRule = route({
  id: 'testAlertRule',
  method: 'POST',
  path: '/alert-rules/:alertRuleId/test',
  tag: 'alerts',
  summary: 'Send a test to the recipients of a rule; the log tells how it went',
  scope: { object: 'alertRule', param: 'alertRuleId' },
  params: ruleParams,
  answer: null,
  limit: 10,
  async handle({ services, project, params }) {
    const rule = await one(services.database, showAlertRule, { projectId: project.id, ...params })
    const about = { projectId: project.id, pipelineId: rule.pipelineId, runId: null, subject: rule.name }
    const detail = { test: true }
    await deliverByRule(services, rule, { ...about, event: rule.event, key: `test ${randomUUID()}`, detail })
  },
})
