import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { UPLOAD, UPLOAD_COLUMNS, UPLOAD_STATE } from './columns.ts'

/** The uploads of a project, the newest first. */
export const listUploads = list({
  name: 'listUploads',
  params: { projectId: uuid },
  filters: { state: { type: UPLOAD_STATE, where: 'u.state = :state' } },
  item: UPLOAD,
  select: UPLOAD_COLUMNS,
  from: 'uploads u',
  where: ['u.project_id = :projectId'],
  order: { by: 'u.created_at', byType: instant, id: 'u.id', idType: uuid, direction: 'DESC' },
})
