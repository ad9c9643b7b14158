import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'
import { CHANNEL } from '../alert-rules/columns.ts'
import { ALERT_DELIVERY, ALERT_DELIVERY_COLUMNS } from './columns.ts'

/** Due at once. No row: this event was told to this recipient by this rule already. */
export const insertAlertDelivery = query({
  name: 'insertAlertDelivery',
  params: {
    projectId: uuid,
    ruleId: uuid,
    runId: nullable(uuid),
    event: text,
    eventKey: text,
    channel: CHANNEL,
    recipient: text,
    payload: json(),
  },
  row: ALERT_DELIVERY,
  text: `
    INSERT INTO alert_deliveries AS d
      (project_id, rule_id, run_id, event, event_key, channel, recipient, payload, next_at)
    VALUES (:projectId, :ruleId, :runId, :event, :eventKey, :channel, :recipient, :payload, now())
    ON CONFLICT (rule_id, event_key, recipient) DO NOTHING
    RETURNING ${ALERT_DELIVERY_COLUMNS}`,
})
