import { PlatformError } from '@ai-etl/core/errors/error'
import { z } from 'zod'
import { writeAudit } from '../../access/audit.ts'
import { login as checkLogin } from '../../access/login.ts'
import { route } from '../../http/route.ts'
import { answerSession, originOf, sessionAnswer } from './session-answer.ts'

export const login = route({
  id: 'login',
  method: 'POST',
  path: '/auth/login',
  tag: 'auth',
  summary: 'Sign in with a name and a password',
  scope: 'open',
  body: z.object({
    username: z.string().min(1).max(100),
    password: z.string().min(1).max(1000),
    cookies: z.boolean().default(false).describe('for the web: the session comes as cookies'),
  }),
  answer: sessionAnswer,
  limit: 300,
  async handle({ services, body, request, reply }) {
    const audit = (user: { userId: string; username: string } | null, action: string) =>
      writeAudit(services, { request, user, project: null, action, object: null, detail: { username: body.username } })
    try {
      const session = await checkLogin(services, body, originOf(request))
      await audit(session, 'login')
      return await answerSession(session, services.accessTokens, reply, body.cookies)
    } catch (error) {
      if (error instanceof PlatformError) await audit(null, error.code)
      throw error
    }
  },
})
