import { query } from '../../query.ts'
import { boolean, json, nullable, text, texts, uuid } from '../../types.ts'
import { ALERT_EVENT, ALERT_RULE, ALERT_RULE_COLUMNS, CHANNEL } from './columns.ts'

/** Replaces all of a rule; without `sealed` the key that signs stays. No row: no such rule. */
export const updateAlertRule = query({
  name: 'updateAlertRule',
  params: {
    projectId: uuid,
    alertRuleId: uuid,
    pipelineId: nullable(uuid),
    name: text,
    event: ALERT_EVENT,
    settings: json(),
    channel: CHANNEL,
    recipients: texts,
    sealed: nullable(text),
    keyId: nullable(text),
    enabled: boolean,
  },
  row: ALERT_RULE,
  text: `
    UPDATE alert_rules a SET
      pipeline_id = (SELECT id FROM pipelines WHERE id = :pipelineId AND project_id = :projectId), name = :name,
      event = :event, settings = :settings, channel = :channel, recipients = :recipients,
      sealed = coalesce(:sealed, a.sealed), key_id = coalesce(:keyId, a.key_id), enabled = :enabled, updated_at = now()
    WHERE a.id = :alertRuleId AND a.project_id = :projectId
    RETURNING ${ALERT_RULE_COLUMNS}`,
})
