import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { USER, USER_COLUMNS } from './columns.ts'

/** With the hash of the password, to ask for it again before it is changed. */
export const findUserById = query({
  name: 'findUserById',
  params: { userId: uuid },
  row: { ...USER, passwordHash: text },
  text: `SELECT ${USER_COLUMNS}, u.password_hash AS "passwordHash" FROM users u WHERE u.id = :userId`,
})
