import { query } from '../../query.ts'
import { instant } from '../../types.ts'

export const deleteOldLoginAttempts = query({
  name: 'deleteOldLoginAttempts',
  params: { before: instant },
  row: {},
  text: 'DELETE FROM login_attempts WHERE at < :before',
})
