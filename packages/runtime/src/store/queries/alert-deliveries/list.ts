import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { ALERT_DELIVERY, ALERT_DELIVERY_COLUMNS, DELIVERY_STATE } from './columns.ts'

/** What was sent in a project, the latest first. */
export const listAlertDeliveries = list({
  name: 'listAlertDeliveries',
  params: { projectId: uuid },
  filters: {
    ruleId: { type: uuid, where: 'd.rule_id = :ruleId' },
    state: { type: DELIVERY_STATE, where: 'd.state = :state' },
  },
  item: ALERT_DELIVERY,
  select: ALERT_DELIVERY_COLUMNS,
  from: 'alert_deliveries d',
  where: ['d.project_id = :projectId'],
  order: { by: 'd.created_at', byType: instant, id: 'd.id', idType: uuid, direction: 'DESC' },
})
