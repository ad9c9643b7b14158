import { hkdfSync } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'

/** Seconds that an access token is good for; who was shut out meanwhile is refused within seconds all the same. */
export const ACCESS_SECONDS = 900

const ISSUER = 'ai-etl'

export interface AccessClaims {
  readonly userId: string
  readonly sessionId: string
}

/** The key of access tokens, derived from the platform's so that neither gives away the other. */
export function accessKey(platformKey: Buffer): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', platformKey, '', 'ai-etl access tokens', 32))
}

/** Makes and checks access tokens (JWT, HS256). */
export function accessTokens(platformKey: Buffer) {
  const key = accessKey(platformKey)
  return {
    async issue({ userId, sessionId }: AccessClaims): Promise<string> {
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setIssuedAt()
        .setExpirationTime(`${ACCESS_SECONDS} s`)
        .sign(key)
    },
    /** Null for anything but a token of ours that is still good. */
    async read(token: string): Promise<AccessClaims | null> {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], issuer: ISSUER })
        if (typeof payload.sub !== 'string' || typeof payload.sid !== 'string') return null
        return { userId: payload.sub, sessionId: payload.sid }
      } catch {
        return null
      }
    },
  }
}
export type AccessTokens = ReturnType<typeof accessTokens>
