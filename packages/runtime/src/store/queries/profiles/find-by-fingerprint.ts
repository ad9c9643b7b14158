import { query } from '../../query.ts'
import { json, text, uuid } from '../../types.ts'
import { PROFILE, PROFILE_COLUMNS } from './columns.ts'

/** The newest profile of the same content, so that it need not be measured again. */
export const findProfileByFingerprint = query({
  name: 'findProfileByFingerprint',
  params: { projectId: uuid, fingerprint: text },
  row: { ...PROFILE, document: json() },
  text: `
    SELECT ${PROFILE_COLUMNS}, p.document FROM profiles p
    WHERE p.project_id = :projectId AND p.fingerprint = :fingerprint ORDER BY p.created_at DESC, p.id DESC LIMIT 1`,
})
