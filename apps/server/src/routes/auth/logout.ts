import { revokeFamily } from '@ai-etl/runtime/store/queries/sessions/revoke-family'
import { none } from '@ai-etl/runtime/store/query'
import { clearSessionCookies } from '../../access/cookies.ts'
import { route } from '../../http/route.ts'

export const logout = route({
  id: 'logout',
  method: 'POST',
  path: '/auth/logout',
  tag: 'auth',
  summary: 'End this session',
  scope: 'user',
  answer: null,
  async handle({ services, user, reply, audit }) {
    if (user.sessionId !== null)
      await none(services.database, revokeFamily, { family: user.sessionId, reason: 'logout' })
    services.callers.forget()
    clearSessionCookies(reply)
    await audit('logout', null)
  },
})
