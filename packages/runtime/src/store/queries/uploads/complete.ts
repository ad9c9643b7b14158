import { query } from '../../query.ts'
import { bigint, text, uuid } from '../../types.ts'
import { UPLOAD, UPLOAD_COLUMNS } from './columns.ts'

/** All is there, at its last place. */
export const completeUpload = query({
  name: 'completeUpload',
  params: { uploadId: uuid, bytes: bigint, path: text },
  row: UPLOAD,
  text: `
    UPDATE uploads u SET state = 'complete', bytes = :bytes, received = :bytes, path = :path, updated_at = now()
    WHERE u.id = :uploadId
    RETURNING ${UPLOAD_COLUMNS}`,
})
