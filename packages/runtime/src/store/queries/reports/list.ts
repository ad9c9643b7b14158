import { list } from '../../page.ts'
import { instant, text, uuid } from '../../types.ts'
import { REPORT, REPORT_COLUMNS, REPORT_STATE } from './columns.ts'

/** The reports of a project, the newest first. */
export const listReports = list({
  name: 'listReports',
  params: { projectId: uuid },
  filters: {
    kind: { type: text, where: 'r.kind = :kind' },
    state: { type: REPORT_STATE, where: 'r.state = :state' },
  },
  item: REPORT,
  select: REPORT_COLUMNS,
  from: 'reports r',
  where: ['r.project_id = :projectId'],
  order: { by: 'r.created_at', byType: instant, id: 'r.id', idType: uuid, direction: 'DESC' },
})
