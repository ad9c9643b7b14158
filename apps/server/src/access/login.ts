import { PlatformError } from '@ai-etl/core/errors/error'
import { clearLoginAttempts } from '@ai-etl/runtime/store/queries/login-attempts/clear'
import { countLoginAttempts } from '@ai-etl/runtime/store/queries/login-attempts/count'
import { insertLoginAttempt } from '@ai-etl/runtime/store/queries/login-attempts/insert'
import { findUserByName } from '@ai-etl/runtime/store/queries/users/find-by-name'
import { noteLogin } from '@ai-etl/runtime/store/queries/users/note-login'
import { maybe, none, one } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { beginSession, type Session, type SessionOrigin } from './sessions.ts'

/** Minutes that failures are counted for. */
const WINDOW_MINUTES = 15
/** Failures after which a name waits, and an address: behind one address there may be a whole department. */
const FAILURES_OF_USER = 10
const FAILURES_OF_ADDRESS = 100

/** Minutes until the first failure that counts is forgotten, and one more try with it. */
function minutesLeft(oldest: string | null): number {
  const age = oldest === null ? 0 : Date.now() - Date.parse(oldest)
  return Math.max(1, Math.ceil(WINDOW_MINUTES - age / 60_000))
}

/** A hash that fits nothing: an unknown name takes as long as a wrong password. */
const nobody = hashPassword('nobody has this password')

/**
 * Checks a name and a password, and begins a session.
 * @throws PlatformError `access.login-failed`, `access.too-many`
 */
export async function login(
  { database }: Pick<Services, 'database'>,
  given: { readonly username: string; readonly password: string },
  origin: SessionOrigin,
): Promise<Session & { readonly username: string }> {
  const keys = [
    { key: `user:${given.username.toLowerCase()}`, most: FAILURES_OF_USER },
    { key: `ip:${origin.ip}`, most: FAILURES_OF_ADDRESS },
  ]
  const since = new Date(Date.now() - WINDOW_MINUTES * 60_000).toISOString()
  for (const { key, most } of keys) {
    const { attempts, oldest } = await one(database, countLoginAttempts, { key, since })
    if (attempts >= most) throw new PlatformError('access.too-many', { minutes: minutesLeft(oldest) })
  }
  const user = await maybe(database, findUserByName, { username: given.username })
  const fits = await passwordFits(given.password, user?.passwordHash ?? (await nobody))
  if (user === null || !fits || user.disabled) {
    for (const { key } of keys) await none(database, insertLoginAttempt, { key })
    throw new PlatformError('access.login-failed', {})
  }
  await none(database, clearLoginAttempts, { key: keys[0].key })
  await none(database, noteLogin, { userId: user.id })
  return { ...(await beginSession(database, user.id, origin)), username: user.username }
}
