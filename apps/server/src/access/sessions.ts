import { randomBytes, randomUUID } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { findSession } from '@ai-etl/runtime/store/queries/sessions/find'
import { insertSession } from '@ai-etl/runtime/store/queries/sessions/insert'
import { revokeFamily } from '@ai-etl/runtime/store/queries/sessions/revoke-family'
import { rotateSession } from '@ai-etl/runtime/store/queries/sessions/rotate'
import { maybe, none, one } from '@ai-etl/runtime/store/query'
import { tokenHash } from './api-tokens.ts'

/** Days of not coming back after which a person signs in again. */
const REFRESH_DAYS = 30
export const REFRESH_SECONDS = REFRESH_DAYS * 86_400

/** Where a login came from, for the list of one's own sessions. */
export interface SessionOrigin {
  readonly userAgent: string
  readonly ip: string
}

/** A session as its holder gets it: `id` (the family) stays while refresh tokens follow each other. */
export interface Session {
  readonly id: string
  readonly userId: string
  readonly refreshToken: string
}

/** Begins a session for someone whose password was right. */
export async function beginSession(
  database: MetadataDatabase,
  userId: string,
  origin: SessionOrigin,
): Promise<Session> {
  const id = randomUUID()
  const refreshToken = newRefreshToken()
  await one(database, insertSession, { family: id, userId, ...stored(refreshToken), ...origin })
  return { id, userId, refreshToken }
}

/**
 * Changes a refresh token for a new one. One that was changed already was stolen, or its thief came first: the whole
 * session ends (RFC 9700, 4.14.2).
 * @throws PlatformError `access.token-invalid`
 */
export async function rotate(
  database: MetadataDatabase,
  refreshToken: string,
  origin: SessionOrigin,
): Promise<Session> {
  const old = await maybe(database, findSession, { tokenHash: tokenHash(refreshToken) })
  if (old === null || old.userDisabled) throw new PlatformError('access.token-invalid', {})
  const next = newRefreshToken()
  const fresh = await maybe(database, rotateSession, { sessionId: old.id, ...stored(next), ...origin })
  if (fresh === null) {
    await none(database, revokeFamily, { family: old.family, reason: 'reuse' })
    throw new PlatformError('access.token-invalid', {})
  }
  return { id: old.family, userId: old.userId, refreshToken: next }
}

/** What is kept of a refresh token. */
function stored(refreshToken: string) {
  const expiresAt = new Date(Date.now() + REFRESH_SECONDS * 1000).toISOString()
  return { tokenHash: tokenHash(refreshToken), expiresAt }
}

function newRefreshToken(): string {
  return randomBytes(32).toString('base64url')
}
