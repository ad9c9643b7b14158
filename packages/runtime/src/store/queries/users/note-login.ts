import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const noteLogin = query({
  name: 'noteLogin',
  params: { userId: uuid },
  row: {},
  text: 'UPDATE users SET last_login_at = now() WHERE id = :userId',
})
