import { query } from '../../query.ts'
import { bigint, nullable, text, uuid } from '../../types.ts'
import { UPLOAD, UPLOAD_COLUMNS } from './columns.ts'

export const insertUpload = query({
  name: 'insertUpload',
  params: {
    uploadId: uuid,
    projectId: uuid,
    fileName: text,
    mediaType: nullable(text),
    bytes: nullable(bigint),
    path: text,
    createdBy: nullable(uuid),
  },
  row: UPLOAD,
  text: `
    INSERT INTO uploads AS u (id, project_id, file_name, media_type, bytes, path, created_by)
    VALUES (:uploadId, :projectId, :fileName, :mediaType, :bytes, :path, :createdBy)
    RETURNING ${UPLOAD_COLUMNS}`,
})
