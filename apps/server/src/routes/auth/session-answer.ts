import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ACCESS_SECONDS, type AccessTokens } from '../../access/access-token.ts'
import { setSessionCookies } from '../../access/cookies.ts'
import type { Session, SessionOrigin } from '../../access/sessions.ts'

/** Tokens of a session (RFC 6749, 5.1). For the web they are null: they come as cookies that no script can read. */
export const sessionAnswer = z.object({
  access_token: z.string().nullable(),
  refresh_token: z.string().nullable(),
  token_type: z.literal('Bearer'),
  expires_in: z.int().describe('seconds'),
})

export async function answerSession(
  session: Session,
  tokens: AccessTokens,
  reply: FastifyReply,
  byCookies: boolean,
): Promise<z.infer<typeof sessionAnswer>> {
  const access = await tokens.issue({ userId: session.userId, sessionId: session.id })
  const common = { token_type: 'Bearer', expires_in: ACCESS_SECONDS } as const
  reply.header('cache-control', 'no-store')
  if (!byCookies) return { access_token: access, refresh_token: session.refreshToken, ...common }
  setSessionCookies(reply, { access, refresh: session.refreshToken })
  return { access_token: null, refresh_token: null, ...common }
}

export function originOf(request: FastifyRequest): SessionOrigin {
  return { userAgent: (request.headers['user-agent'] ?? '').slice(0, 500), ip: request.ip }
}
