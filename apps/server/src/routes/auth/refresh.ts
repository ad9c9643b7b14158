import { PlatformError } from '@ai-etl/core/errors/error'
import { z } from 'zod'
import { clearSessionCookies, REFRESH_COOKIE, refuseForgery } from '../../access/cookies.ts'
import { rotate } from '../../access/sessions.ts'
import { route } from '../../http/route.ts'
import { answerSession, originOf, sessionAnswer } from './session-answer.ts'

export const refresh = route({
  id: 'refresh',
  method: 'POST',
  path: '/auth/refresh',
  tag: 'auth',
  summary: 'Change a refresh token, or the web’s cookie, for new tokens; a token used twice ends its session',
  scope: 'open',
  body: z.object({ refresh_token: z.string().min(1).max(200).optional() }).nullish(),
  answer: sessionAnswer,
  limit: 600,
  async handle({ services, body, request, reply }) {
    const given = body?.refresh_token
    const cookie = request.cookies[REFRESH_COOKIE]
    if (given === undefined && cookie !== undefined) refuseForgery(request)
    const token = given ?? cookie
    if (token === undefined) throw new PlatformError('access.token-invalid', {})
    try {
      const session = await rotate(services.database, token, originOf(request))
      return await answerSession(session, services.accessTokens, reply, given === undefined)
    } catch (error) {
      // Access tokens of a session that ended for reuse must not be believed a moment longer.
      services.callers.forget()
      if (given === undefined) clearSessionCookies(reply)
      throw error
    }
  },
})
