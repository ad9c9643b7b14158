import { query } from '../../query.ts'
import { instant } from '../../types.ts'

/** For retention; what is still to be sent stays. */
export const deleteAlertDeliveriesBefore = query({
  name: 'deleteAlertDeliveriesBefore',
  params: { before: instant },
  row: {},
  text: `
    DELETE FROM alert_deliveries WHERE created_at < :before AND state <> 'pending'`,
})
