import { query } from '../../query.ts'
import { boolean, nullable, text, uuid } from '../../types.ts'
import { LANGUAGE, THEME, USER, USER_COLUMNS } from './columns.ts'

/** Null leaves a value as it is. No row: no such user. */
export const updateUser = query({
  name: 'updateUser',
  params: {
    userId: uuid,
    displayName: nullable(text),
    email: nullable(text),
    passwordHash: nullable(text),
    platformAdmin: nullable(boolean),
    language: nullable(LANGUAGE),
    theme: nullable(THEME),
    disabled: nullable(boolean),
    mustChangePassword: nullable(boolean),
    defaultProjectId: nullable(uuid),
  },
  row: USER,
  text: `
    UPDATE users u SET
      display_name = coalesce(:displayName, u.display_name),
      email = coalesce(:email, u.email),
      password_hash = coalesce(:passwordHash, u.password_hash),
      platform_admin = coalesce(:platformAdmin, u.platform_admin),
      language = coalesce(:language, u.language),
      theme = coalesce(:theme, u.theme),
      disabled = coalesce(:disabled, u.disabled),
      must_change_password = coalesce(:mustChangePassword, u.must_change_password),
      default_project_id = coalesce(:defaultProjectId, u.default_project_id),
      updated_at = now()
    WHERE u.id = :userId
    RETURNING ${USER_COLUMNS}`,
})
