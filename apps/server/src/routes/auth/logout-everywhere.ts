import { revokeAllOfUser } from '@ai-etl/runtime/store/queries/sessions/revoke-all-of-user'
import { none } from '@ai-etl/runtime/store/query'
import { clearSessionCookies } from '../../access/cookies.ts'
import { route } from '../../http/route.ts'

export const logoutEverywhere = route({
  id: 'logoutEverywhere',
  method: 'POST',
  path: '/auth/logout-everywhere',
  tag: 'auth',
  summary: 'End all sessions of the caller, this one included',
  scope: 'user',
  answer: null,
  async handle({ services, user, reply, audit }) {
    const { userId } = user
    await none(services.database, revokeAllOfUser, { userId, reason: 'logout-everywhere', exceptFamily: null })
    services.callers.forget()
    clearSessionCookies(reply)
    await audit('logout-everywhere', null)
  },
})
