import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const revokeTokensOfUser = query({
  name: 'revokeTokensOfUser',
  params: { userId: uuid },
  row: {},
  text: 'UPDATE api_tokens SET revoked_at = now() WHERE user_id = :userId AND revoked_at IS NULL',
})
