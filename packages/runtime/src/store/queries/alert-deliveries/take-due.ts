import { query } from '../../query.ts'
import { integer, json, nullable, text } from '../../types.ts'
import { ALERT_DELIVERY, ALERT_DELIVERY_COLUMNS } from './columns.ts'

/** Takes what is to be sent now: its next time moves on, so that no other server sends it meanwhile and a server that
 * dies loses nothing. */
export const takeDueAlertDeliveries = query({
  name: 'takeDueAlertDeliveries',
  params: { leaseSeconds: integer, limit: integer },
  row: { ...ALERT_DELIVERY, payload: json(), sealed: nullable(text), keyId: nullable(text) },
  text: `
    UPDATE alert_deliveries d SET attempts = d.attempts + 1, next_at = now() + make_interval(secs => :leaseSeconds)
    FROM (
      SELECT due.id, a.sealed, a.key_id FROM alert_deliveries due LEFT JOIN alert_rules a ON a.id = due.rule_id
      WHERE due.state = 'pending' AND due.next_at <= now()
      ORDER BY due.next_at LIMIT :limit FOR UPDATE OF due SKIP LOCKED
    ) taken
    WHERE d.id = taken.id
    RETURNING ${ALERT_DELIVERY_COLUMNS}, d.payload, taken.sealed, taken.key_id AS "keyId"`,
})
