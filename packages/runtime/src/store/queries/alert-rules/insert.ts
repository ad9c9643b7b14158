import { query } from '../../query.ts'
import { boolean, json, nullable, text, texts, uuid } from '../../types.ts'
import { ALERT_EVENT, ALERT_RULE, ALERT_RULE_COLUMNS, CHANNEL } from './columns.ts'

/** `pipelineId` null: every pipeline of the project. `sealed`: the key that signs webhooks. */
export const insertAlertRule = query({
  name: 'insertAlertRule',
  params: {
    projectId: uuid,
    pipelineId: nullable(uuid),
    name: text,
    event: ALERT_EVENT,
    settings: json(),
    channel: CHANNEL,
    recipients: texts,
    sealed: nullable(text),
    keyId: nullable(text),
    enabled: boolean,
    createdBy: nullable(uuid),
  },
  row: ALERT_RULE,
  text: `
    INSERT INTO alert_rules AS a (project_id, pipeline_id, name, event, settings, channel, recipients, sealed, key_id,
      enabled, created_by)
    VALUES (:projectId, (SELECT id FROM pipelines WHERE id = :pipelineId AND project_id = :projectId), :name, :event,
      :settings, :channel, :recipients, :sealed, :keyId, :enabled, :createdBy)
    RETURNING ${ALERT_RULE_COLUMNS}`,
})
