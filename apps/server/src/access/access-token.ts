import { hkdfSync } from 'node:crypto'
import type { KeyRing } from '@ai-etl/runtime/connections/keys'
import { jwtVerify, SignJWT } from 'jose'
import { Remembered } from './remembered.ts'

/** Seconds that an access token is good for; who was shut out meanwhile is refused within seconds all the same. */
export const ACCESS_SECONDS = 900

const ISSUER = 'ai-etl'
/** Proven tokens remembered; the oldest go first. */
const REMEMBERED = 10_000
/** How long a token that was proven is believed, in milliseconds: so soon a key that was dropped counts no more. */
const PROVEN_MS = 60_000
/** How long keys are believed, in milliseconds, when a token fits none: a rotation by another process counts so soon. */
const BELIEVED_MS = 1000

export interface AccessClaims {
  readonly userId: string
  readonly sessionId: string
}

export interface AccessTokens {
  issue(claims: AccessClaims): Promise<string>
  /** Null for anything but a token of ours that is still good. */
  read(token: string): Promise<AccessClaims | null>
}

/** The key of access tokens, derived from the platform's so that neither gives away the other. */
export function accessKey(platformKey: Buffer): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', platformKey, '', 'ai-etl access tokens', 32))
}

/**
 * Makes and checks access tokens (JWT, HS256). The signature of a token is proven once a minute and what it claims
 * remembered: proving takes a turn of Node's thread pool, a third of what a small request costs.
 * @param ring the platform's keys as they are now: the first signs, tokens of the earlier ones stay good
 * @param now milliseconds, as Date.now
 */
export function accessTokens(ring: () => Promise<KeyRing>, now: () => number = Date.now): AccessTokens {
  const proven = new Remembered<AccessClaims>(REMEMBERED, now)
  let known: { readonly keys: readonly Uint8Array[]; readonly until: number } | null = null
  const keys = async () => {
    if (known === null || known.until <= now())
      known = { keys: (await ring()).map(accessKey), until: now() + BELIEVED_MS }
    return known.keys
  }
  return {
    async issue({ userId, sessionId }) {
      const [platformKey] = await ring()
      const seconds = Math.floor(now() / 1000)
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + ACCESS_SECONDS)
        .sign(accessKey(platformKey))
    },
    async read(token) {
      const before = proven.find(token)
      if (before !== undefined) return before
      for (const key of await keys()) {
        const found = await prove(token, key, new Date(now()))
        if (found === null) continue
        proven.keep(token, found.claims, Math.min(found.until, now() + PROVEN_MS))
        return found.claims
      }
      return null
    },
  }
}

/** What a token claims, and until when in milliseconds; null when this key has not signed it or it is over. */
async function prove(
  token: string,
  key: Uint8Array,
  currentDate: Date,
): Promise<{ readonly claims: AccessClaims; readonly until: number } | null> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], issuer: ISSUER, currentDate })
    const { sub, sid, exp } = payload
    if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined) return null
    return { claims: { userId: sub, sessionId: sid }, until: 1000 * exp }
  } catch {
    return null
  }
}
