import { putSetting } from '@ai-etl/runtime/store/queries/settings/put'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { RETENTION_SETTING, retentionSchema } from '../../retention/policy.ts'

export const saveRetention = route({
  id: 'saveRetention',
  method: 'PUT',
  path: '/retention',
  tag: 'retention',
  summary: 'Say how long things are kept; what is left out is kept by the standard',
  scope: 'platform',
  body: retentionSchema,
  answer: retentionSchema,
  async handle({ services, user, body, audit }) {
    await none(services.database, putSetting, { name: RETENTION_SETTING, value: body, updatedBy: user.userId })
    await audit('retention.save', null, body)
    return body
  },
})
