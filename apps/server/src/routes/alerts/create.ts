import { insertAlertRule } from '@ai-etl/runtime/store/queries/alert-rules/insert'
import { one } from '@ai-etl/runtime/store/query'
import { checkRecipients } from '../../alerts/recipient.ts'
import { route } from '../../http/route.ts'
import { ruleBody, ruleSchema, shownRule } from './rule.ts'

export const createAlertRule = route({
  id: 'createAlertRule',
  method: 'POST',
  path: '/alert-rules',
  tag: 'alerts',
  summary: 'Tell somebody of failures, lateness, changed structures or failed checks, by mail or webhook',
  scope: 'project',
  body: ruleBody,
  answer: ruleSchema,
  status: 201,
  async handle({ services, project, user, body, audit }) {
    const { signingKey, ...rule } = body
    checkRecipients(rule.channel, rule.recipients, services.settings)
    const key = signingKey === undefined ? null : await services.secrets.seal(signingKey)
    const made = await one(services.database, insertAlertRule, {
      ...rule,
      projectId: project.id,
      sealed: key?.sealed ?? null,
      keyId: key?.keyId ?? null,
      createdBy: user.userId,
    })
    await audit('alert-rule.create', { kind: 'alertRule', id: made.id }, { event: rule.event, channel: rule.channel })
    return shownRule(made)
  },
})
