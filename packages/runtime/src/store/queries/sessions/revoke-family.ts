import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { REVOKED } from './columns.ts'

/** All tokens that grew from one login. */
export const revokeFamily = query({
  name: 'revokeFamily',
  params: { family: uuid, reason: REVOKED },
  row: {},
  text: 'UPDATE sessions SET revoked_at = now(), revoked_reason = :reason WHERE family = :family AND revoked_at IS NULL',
})
