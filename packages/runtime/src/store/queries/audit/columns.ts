import { bigint, instant, json, nullable, text, uuid } from '../../types.ts'

export const AUDIT = {
  id: bigint,
  at: instant,
  userId: nullable(uuid),
  username: nullable(text),
  projectId: nullable(uuid),
  action: text,
  objectKind: nullable(text),
  objectId: nullable(text),
  detail: json<object>(),
  ip: nullable(text),
  requestId: nullable(text),
}

/** The columns of AUDIT, of a table `a`. */
export const AUDIT_COLUMNS = `a.id, a.at, a.user_id AS "userId", a.username, a.project_id AS "projectId", a.action,
  a.object_kind AS "objectKind", a.object_id AS "objectId", a.detail, a.ip, a.request_id AS "requestId"`
