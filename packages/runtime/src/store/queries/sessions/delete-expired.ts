import { query } from '../../query.ts'
import { instant } from '../../types.ts'

export const deleteExpiredSessions = query({
  name: 'deleteExpiredSessions',
  params: { before: instant },
  row: {},
  text: 'DELETE FROM sessions WHERE expires_at < :before',
})
