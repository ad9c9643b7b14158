import { query } from '../../query.ts'
import { text } from '../../types.ts'
import { USER, USER_COLUMNS } from './columns.ts'

/** For the login: with the hash of the password. Capitals make no difference. */
export const findUserByName = query({
  name: 'findUserByName',
  params: { username: text },
  row: { ...USER, passwordHash: text },
  text: `
    SELECT ${USER_COLUMNS}, u.password_hash AS "passwordHash"
    FROM users u WHERE lower(u.username) = lower(:username)`,
})
