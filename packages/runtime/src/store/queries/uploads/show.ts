import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { UPLOAD, UPLOAD_COLUMNS } from './columns.ts'

/** With its place, relative to the folder of uploads. */
export const showUpload = query({
  name: 'showUpload',
  params: { projectId: uuid, uploadId: uuid },
  row: { ...UPLOAD, path: text },
  text: `SELECT ${UPLOAD_COLUMNS}, u.path FROM uploads u WHERE u.project_id = :projectId AND u.id = :uploadId`,
})
