import { query } from '../../query.ts'
import { boolean, instant, nullable, text, uuid } from '../../types.ts'

/** Sent; or to be tried again at `nextAt`; or, without one, failed for good. `answer`: what the other side said. */
export const settleAlertDelivery = query({
  name: 'settleAlertDelivery',
  params: { id: uuid, sent: boolean, answer: nullable(text), nextAt: nullable(instant) },
  row: {},
  text: `
    UPDATE alert_deliveries SET answer = :answer, next_at = CASE WHEN :sent THEN NULL ELSE :nextAt END,
      state = CASE WHEN :sent THEN 'sent' WHEN :nextAt IS NULL THEN 'failed' ELSE 'pending' END,
      sent_at = CASE WHEN :sent THEN now() END
    WHERE id = :id AND state = 'pending'`,
})
