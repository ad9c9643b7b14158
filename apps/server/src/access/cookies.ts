import { randomBytes, timingSafeEqual } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACCESS_SECONDS } from './access-token.ts'
import { REFRESH_SECONDS } from './sessions.ts'

/** The web's session: both tokens out of reach of scripts, and one that a page of ours repeats in a header. */
export const ACCESS_COOKIE = 'ai-etl-access'
export const REFRESH_COOKIE = 'ai-etl-refresh'
export const CSRF_COOKIE = 'ai-etl-csrf'
const CSRF_HEADER = 'x-csrf-token'
const REFRESH_PATH = '/api/v1/auth'

/** Gives the web a session by cookies. They are marked Secure when the page came by TLS. */
export function setSessionCookies(
  reply: FastifyReply,
  tokens: { readonly access: string; readonly refresh: string },
): void {
  const common = { httpOnly: true, sameSite: 'strict', secure: reply.request.protocol === 'https' } as const
  reply.setCookie(ACCESS_COOKIE, tokens.access, { ...common, path: '/', maxAge: ACCESS_SECONDS })
  reply.setCookie(REFRESH_COOKIE, tokens.refresh, { ...common, path: REFRESH_PATH, maxAge: REFRESH_SECONDS })
  const csrf = randomBytes(24).toString('base64url')
  reply.setCookie(CSRF_COOKIE, csrf, { ...common, httpOnly: false, path: '/', maxAge: REFRESH_SECONDS })
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(ACCESS_COOKIE, { path: '/' })
  reply.clearCookie(REFRESH_COOKIE, { path: REFRESH_PATH })
  reply.clearCookie(CSRF_COOKIE, { path: '/' })
}

/**
 * A request that changes something and brings cookies must repeat the token that only a page of this origin can read.
 * @throws PlatformError `access.csrf`
 */
export function refuseForgery(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const cookie = Buffer.from(request.cookies[CSRF_COOKIE] ?? '')
  const header = Buffer.from(String(request.headers[CSRF_HEADER] ?? ''))
  if (cookie.length === 0 || cookie.length !== header.length || !timingSafeEqual(cookie, header))
    throw new PlatformError('access.csrf', {})
}
