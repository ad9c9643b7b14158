import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'

/** `detail` never holds a secret. */
export const insertAudit = query({
  name: 'insertAudit',
  params: {
    userId: nullable(uuid),
    username: nullable(text),
    projectId: nullable(uuid),
    action: text,
    objectKind: nullable(text),
    objectId: nullable(text),
    detail: json<object>(),
    ip: nullable(text),
    requestId: nullable(text),
  },
  row: {},
  text: `
    INSERT INTO audit_log (user_id, username, project_id, action, object_kind, object_id, detail, ip, request_id)
    VALUES (:userId, :username, :projectId, :action, :objectKind, :objectId, :detail, :ip, :requestId)`,
})
