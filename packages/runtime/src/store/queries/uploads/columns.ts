import { bigint, instant, nullable, oneOf, text, uuid } from '../../types.ts'

export const UPLOAD_STATE = oneOf('receiving', 'complete', 'failed')

export const UPLOAD = {
  id: uuid,
  projectId: uuid,
  fileName: text,
  mediaType: nullable(text),
  bytes: nullable(bigint),
  received: bigint,
  state: UPLOAD_STATE,
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of UPLOAD, of a table `u`. */
export const UPLOAD_COLUMNS = `u.id, u.project_id AS "projectId", u.file_name AS "fileName",
  u.media_type AS "mediaType", u.bytes, u.received, u.state, u.created_by AS "createdBy",
  u.created_at AS "createdAt", u.updated_at AS "updatedAt"`
