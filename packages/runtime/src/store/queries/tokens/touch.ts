import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** Notes the use of a token, once a minute at most: a busy script writes no row for each request. */
export const touchToken = query({
  name: 'touchToken',
  params: { tokenId: uuid },
  row: {},
  text: `
    UPDATE api_tokens SET last_used_at = now()
    WHERE id = :tokenId AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
})
