import { query } from '../../query.ts'
import { text } from '../../types.ts'

export const insertLoginAttempt = query({
  name: 'insertLoginAttempt',
  params: { key: text },
  row: {},
  text: 'INSERT INTO login_attempts (key) VALUES (:key)',
})
