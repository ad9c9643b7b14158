import { query } from '../../query.ts'
import { boolean, nullable, text } from '../../types.ts'
import { LANGUAGE, USER, USER_COLUMNS } from './columns.ts'

/** No row: the name is taken. */
export const insertUser = query({
  name: 'insertUser',
  params: {
    username: text,
    displayName: text,
    email: nullable(text),
    passwordHash: text,
    platformAdmin: boolean,
    language: LANGUAGE,
    mustChangePassword: boolean,
  },
  row: USER,
  text: `
    INSERT INTO users AS u (username, display_name, email, password_hash, platform_admin, language, must_change_password)
    VALUES (:username, :displayName, :email, :passwordHash, :platformAdmin, :language, :mustChangePassword)
    ON CONFLICT (lower(username)) DO NOTHING
    RETURNING ${USER_COLUMNS}`,
})
