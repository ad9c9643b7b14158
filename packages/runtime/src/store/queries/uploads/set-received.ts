import { query } from '../../query.ts'
import { bigint, nullable, uuid } from '../../types.ts'
import { UPLOAD, UPLOAD_COLUMNS, UPLOAD_STATE } from './columns.ts'

/** How far an upload has come; `state` complete or failed is its end. No row: no such upload, or it is over. */
export const setUploadReceived = query({
  name: 'setUploadReceived',
  params: { projectId: uuid, uploadId: uuid, received: bigint, bytes: nullable(bigint), state: UPLOAD_STATE },
  row: UPLOAD,
  text: `
    UPDATE uploads u SET received = :received, bytes = coalesce(:bytes, u.bytes), state = :state, updated_at = now()
    WHERE u.id = :uploadId AND u.project_id = :projectId AND u.state = 'receiving'
    RETURNING ${UPLOAD_COLUMNS}`,
})
