import { list } from '../../page.ts'
import { instant, rowId, text, uuid } from '../../types.ts'
import { AUDIT, AUDIT_COLUMNS } from './columns.ts'

/** What was done in a project, the latest first. */
export const listAudit = list({
  name: 'listAudit',
  params: { projectId: uuid },
  filters: {
    userId: { type: uuid, where: 'a.user_id = :userId' },
    action: { type: text, where: 'a.action = :action' },
    objectId: { type: text, where: 'a.object_id = :objectId' },
    from: { type: instant, where: 'a.at >= :from' },
    until: { type: instant, where: 'a.at < :until' },
  },
  item: AUDIT,
  select: AUDIT_COLUMNS,
  from: 'audit_log a',
  where: ['a.project_id = :projectId'],
  order: { by: 'a.at', byType: instant, id: 'a.id', idType: rowId, direction: 'DESC' },
})
