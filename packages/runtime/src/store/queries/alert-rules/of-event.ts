import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { ALERT_EVENT, ALERT_RULE, ALERT_RULE_COLUMNS } from './columns.ts'

/** The rules that an event of a pipeline (null: of a plain load) concerns, with the sealed keys. */
export const alertRulesOfEvent = query({
  name: 'alertRulesOfEvent',
  params: { projectId: uuid, event: ALERT_EVENT, pipelineId: nullable(uuid) },
  row: { ...ALERT_RULE, sealed: nullable(text), keyId: nullable(text) },
  text: `
    SELECT ${ALERT_RULE_COLUMNS}, a.sealed, a.key_id AS "keyId" FROM alert_rules a
    WHERE a.project_id = :projectId AND a.event = :event AND a.enabled
      AND (a.pipeline_id IS NULL OR a.pipeline_id = :pipelineId)
    ORDER BY a.created_at`,
})
