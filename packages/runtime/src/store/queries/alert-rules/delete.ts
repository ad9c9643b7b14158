import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** What was sent stays in the log. */
export const deleteAlertRule = query({
  name: 'deleteAlertRule',
  params: { projectId: uuid, alertRuleId: uuid },
  row: {},
  text: `
    DELETE FROM alert_rules WHERE id = :alertRuleId AND project_id = :projectId`,
})
