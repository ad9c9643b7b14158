import { createHash, randomBytes } from 'node:crypto'

/** What API tokens begin with, so that they are told from access tokens and found by scanners of leaked secrets. */
export const API_TOKEN_PREFIX = 'aietl_'

/** A new token, shown once, and what is stored of it. */
export function newApiToken(): { readonly token: string; readonly hash: string; readonly prefix: string } {
  const token = `${API_TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`
  return { token, hash: tokenHash(token), prefix: token.slice(0, API_TOKEN_PREFIX.length + 6) }
}

/** SHA-256 is enough for 256 random bits: there is nothing to guess. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
