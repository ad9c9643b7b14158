import { instant, integer, nullable, oneOf, text, uuid } from '../../types.ts'
import { CHANNEL } from '../alert-rules/columns.ts'

export const DELIVERY_STATE = oneOf('pending', 'sent', 'failed')

/** What was or is to be sent. */
export const ALERT_DELIVERY = {
  id: uuid,
  projectId: uuid,
  ruleId: nullable(uuid),
  runId: nullable(uuid),
  event: text,
  channel: CHANNEL,
  recipient: text,
  state: DELIVERY_STATE,
  attempts: integer,
  answer: nullable(text),
  nextAt: nullable(instant),
  createdAt: instant,
  sentAt: nullable(instant),
}

/** The columns of ALERT_DELIVERY, of a table `d`. */
export const ALERT_DELIVERY_COLUMNS = `d.id, d.project_id AS "projectId", d.rule_id AS "ruleId",
  d.run_id AS "runId", d.event, d.channel, d.recipient, d.state, d.attempts, d.answer, d.next_at AS "nextAt",
  d.created_at AS "createdAt", d.sent_at AS "sentAt"`
