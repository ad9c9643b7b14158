import { updateAlertRule as update } from '@ai-etl/runtime/store/queries/alert-rules/update'
import { one } from '@ai-etl/runtime/store/query'
import { checkRecipients } from '../../alerts/recipient.ts'
import { route } from '../../http/route.ts'
import { ruleBody, ruleParams, ruleSchema, shownRule } from './rule.ts'

export const updateAlertRule = route({
  id: 'updateAlertRule',
  method: 'PUT',
  path: '/alert-rules/:alertRuleId',
  tag: 'alerts',
  summary: 'Replace a rule; without `signingKey` its key stays',
  scope: { object: 'alertRule', param: 'alertRuleId' },
  params: ruleParams,
  body: ruleBody,
  answer: ruleSchema,
  async handle({ services, project, params, body, audit }) {
    const { signingKey, ...rule } = body
    checkRecipients(rule.channel, rule.recipients, services.settings)
    const key = signingKey === undefined ? null : await services.secrets.seal(signingKey)
    const sealed = { sealed: key?.sealed ?? null, keyId: key?.keyId ?? null }
    const updated = await one(services.database, update, { ...rule, ...params, ...sealed, projectId: project.id })
    await audit('alert-rule.update', { kind: 'alertRule', id: params.alertRuleId }, { enabled: rule.enabled })
    return shownRule(updated)
  },
})
