import { query } from '../../query.ts'
import { ALERT_RULE, ALERT_RULE_COLUMNS } from './columns.ts'

/** The enabled rules of all projects about lateness: nothing happens that would ask for them. */
export const alertRulesOfLateness = query({
  name: 'alertRulesOfLateness',
  params: {},
  row: ALERT_RULE,
  text: `
    SELECT ${ALERT_RULE_COLUMNS} FROM alert_rules a WHERE a.event = 'lateness' AND a.enabled ORDER BY a.id`,
})
