import { listSessionsOfUser } from '@ai-etl/runtime/store/queries/sessions/list-of-user'
import { rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'

export const listSessions = route({
  id: 'listSessions',
  method: 'GET',
  path: '/auth/sessions',
  tag: 'auth',
  summary: 'Where the caller is signed in',
  scope: 'user',
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        userAgent: z.string(),
        ip: z.string(),
        createdAt: z.string(),
        expiresAt: z.string(),
      }),
    ),
  }),
  async handle({ services, user }) {
    const sessions = await rows(services.database, listSessionsOfUser, { userId: user.userId })
    const items = sessions.map(({ family, userAgent, ip, createdAt, expiresAt }) => {
      return { id: family, current: family === user.sessionId, userAgent, ip, createdAt, expiresAt }
    })
    return { items }
  },
})
