import type { SignedIn } from '../http/route.ts'
import type { Bus } from '../redis/bus.ts'
import { Remembered } from './remembered.ts'

/**
 * How long what is known of a caller is believed, in milliseconds: so soon a change made by another process counts; at
 * once where processes tell each other.
 */
const BELIEVED_MS = 2000
/** Callers remembered; the oldest go first. */
const REMEMBERED = 10_000
const CHANNEL = 'callers'

/** Looks up who is behind a session or API token, with their projects; null for one that is none, ended or disabled. */
export interface CallerSource {
  ofSession(sessionId: string): Promise<SignedIn | null>
  ofApiToken(hash: string): Promise<SignedIn | null>
}

export interface Callers {
  ofSession(sessionId: string): Promise<SignedIn | null>
  /** By the token's hash. */
  ofApiToken(hash: string): Promise<SignedIn | null>
  /** To be called by whatever changes users, members, sessions or tokens: the next request looks again. */
  forget(): void
}

/** The callers of a source, remembered for a moment, so that a busy session costs one query every two seconds. */
export function callers(source: CallerSource, bus: Bus | null = null, now: () => number = Date.now): Callers {
  const remembered = new Remembered<Promise<SignedIn | null>>(REMEMBERED, now)
  bus?.listen(CHANNEL, () => remembered.clear())
  const look = (key: string, find: () => Promise<SignedIn | null>): Promise<SignedIn | null> => {
    const known = remembered.find(key)
    if (known !== undefined) return known
    const caller = find()
    remembered.keep(key, caller, now() + BELIEVED_MS)
    caller.catch(() => remembered.forget(key))
    return caller
  }
  return {
    ofSession: (sessionId) => look(`session ${sessionId}`, () => source.ofSession(sessionId)),
    ofApiToken: (hash) => look(`token ${hash}`, () => source.ofApiToken(hash)),
    forget() {
      remembered.clear()
      void bus?.tell(CHANNEL, null)
    },
  }
}
