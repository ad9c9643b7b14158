import { PlatformError } from '@ai-etl/core/errors/error'
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../http/route.ts'
import type { Services } from '../services.ts'
import { API_TOKEN_PREFIX, tokenHash } from './api-tokens.ts'
import { ACCESS_COOKIE, refuseForgery } from './cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null for nobody known. */
    signedIn: SignedIn | null
  }
}

/**
 * Finds out who asks: by "Authorization: Bearer" with an access or API token, or by the web's cookie. Whether that is
 * enough is the route's to say.
 * @throws PlatformError `access.token-invalid` for a token that is none, `access.csrf`
 */
export function authenticate(services: Services) {
  return async (request: FastifyRequest): Promise<void> => {
    request.signedIn = null
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) {
      request.signedIn = await byBearer(bearer, services)
      if (request.signedIn === null) throw new PlatformError('access.token-invalid', {})
      return
    }
    const cookie = request.cookies[ACCESS_COOKIE]
    if (cookie === undefined) return
    request.signedIn = await byAccessToken(cookie, services)
    if (request.signedIn !== null) refuseForgery(request)
  }
}

function byBearer(token: string, services: Services): Promise<SignedIn | null> {
  return token.startsWith(API_TOKEN_PREFIX)
    ? services.callers.ofApiToken(tokenHash(token))
    : byAccessToken(token, services)
}

async function byAccessToken(token: string, services: Services): Promise<SignedIn | null> {
  const claims = await services.accessTokens.read(token)
  return claims === null ? null : services.callers.ofSession(claims.sessionId)
}
