import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { TOKEN, TOKEN_COLUMNS } from './columns.ts'

/** The tokens of a user that were not revoked, the newest first. */
export const listTokens = list({
  name: 'listTokens',
  params: { userId: uuid },
  filters: {},
  item: TOKEN,
  select: TOKEN_COLUMNS,
  from: 'api_tokens t',
  where: ['t.user_id = :userId', 't.revoked_at IS NULL'],
  order: { by: 't.created_at', byType: instant, id: 't.id', idType: uuid, direction: 'DESC' },
})
