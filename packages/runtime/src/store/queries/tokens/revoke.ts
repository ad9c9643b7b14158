import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const revokeToken = query({
  name: 'revokeToken',
  params: { tokenId: uuid, userId: uuid },
  row: {},
  text: 'UPDATE api_tokens SET revoked_at = now() WHERE id = :tokenId AND user_id = :userId AND revoked_at IS NULL',
})
