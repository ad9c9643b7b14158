import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { ALERT_RULE, ALERT_RULE_COLUMNS } from './columns.ts'

/** The rules of a project, the newest first. */
export const listAlertRules = list({
  name: 'listAlertRules',
  params: { projectId: uuid },
  filters: {
    pipelineId: { type: uuid, where: 'a.pipeline_id = :pipelineId' },
  },
  item: ALERT_RULE,
  select: ALERT_RULE_COLUMNS,
  from: 'alert_rules a',
  where: ['a.project_id = :projectId'],
  order: { by: 'a.created_at', byType: instant, id: 'a.id', idType: uuid, direction: 'DESC' },
})
