import { changePassword } from './change-password.ts'
import { listSessions } from './list-sessions.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { logoutEverywhere } from './logout-everywhere.ts'
import { refresh } from './refresh.ts'
import { showMe } from './show-me.ts'
import { updateMe } from './update-me.ts'

export const authRoutes = [
  login,
  refresh,
  logout,
  logoutEverywhere,
  showMe,
  updateMe,
  changePassword,
  listSessions,
] as const
