import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { ALERT_RULE, ALERT_RULE_COLUMNS } from './columns.ts'

export const showAlertRule = query({
  name: 'showAlertRule',
  params: { projectId: uuid, alertRuleId: uuid },
  row: ALERT_RULE,
  text: `
    SELECT ${ALERT_RULE_COLUMNS} FROM alert_rules a WHERE a.id = :alertRuleId AND a.project_id = :projectId`,
})
