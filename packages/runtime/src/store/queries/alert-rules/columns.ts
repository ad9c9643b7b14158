import { boolean, instant, json, nullable, oneOf, text, texts, uuid } from '../../types.ts'

export const ALERT_EVENT = oneOf('failure', 'lateness', 'drift', 'check-failed')
export const CHANNEL = oneOf('mail', 'webhook')

/** What is told, when and to whom; without the key that signs. */
export const ALERT_RULE = {
  id: uuid,
  projectId: uuid,
  pipelineId: nullable(uuid),
  name: text,
  event: ALERT_EVENT,
  settings: json(),
  channel: CHANNEL,
  recipients: texts,
  enabled: boolean,
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of ALERT_RULE, of a table `a`. */
export const ALERT_RULE_COLUMNS = `a.id, a.project_id AS "projectId", a.pipeline_id AS "pipelineId", a.name,
  a.event, a.settings, a.channel, a.recipients, a.enabled, a.created_by AS "createdBy", a.created_at AS "createdAt",
  a.updated_at AS "updatedAt"`
