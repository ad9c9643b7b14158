import { boolean, instant, nullable, oneOf, text, uuid } from '../../types.ts'

export const LANGUAGE = oneOf('ru', 'en')
export const THEME = oneOf('light', 'dark', 'system')

/** A user as answers show it: without the hash of the password. */
export const USER = {
  id: uuid,
  username: text,
  displayName: text,
  email: nullable(text),
  platformAdmin: boolean,
  language: LANGUAGE,
  theme: THEME,
  disabled: boolean,
  mustChangePassword: boolean,
  defaultProjectId: nullable(uuid),
  lastLoginAt: nullable(instant),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of USER, of a table `u`. */
export const USER_COLUMNS = `u.id, u.username, u.display_name AS "displayName", u.email,
  u.platform_admin AS "platformAdmin", u.language, u.theme, u.disabled,
  u.must_change_password AS "mustChangePassword", u.default_project_id AS "defaultProjectId",
  u.last_login_at AS "lastLoginAt", u.created_at AS "createdAt", u.updated_at AS "updatedAt"`
