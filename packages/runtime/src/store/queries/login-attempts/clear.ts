import { query } from '../../query.ts'
import { text } from '../../types.ts'

export const clearLoginAttempts = query({
  name: 'clearLoginAttempts',
  params: { key: text },
  row: {},
  text: 'DELETE FROM login_attempts WHERE key = :key',
})
