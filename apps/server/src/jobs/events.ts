import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { isStoreLost } from '@ai-etl/runtime/store/lost'
import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { findJobEvents } from '@ai-etl/runtime/store/queries/jobs/find-events'
import { maybe, rows } from '@ai-etl/runtime/store/query'
import type { ServerEvent } from '../http/events.ts'
import type { Followers, LiveEvent } from './followers.ts'

/** Events read at once. */
const PAGE = 500
/** How soon a database that was away is asked again, in milliseconds. */
const AWAY_MS = 500

/** What happens to a job behind `afterId`, until it is over or `signal` is aborted. */
export async function* jobEvents(
  { database, followers }: { readonly database: MetadataDatabase; readonly followers: Followers },
  jobId: string,
  afterId: number,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const bell = newBell()
  const live: LiveEvent[] = []
  const leave = followers.follow(jobId, (event) => {
    if (event !== undefined) live.push(event)
    bell.ring()
  })
  signal.addEventListener('abort', bell.ring)
  try {
    let last = afterId
    let ended = false
    while (!signal.aborted) {
      const heard = bell.next()
      const found = following(live.splice(0), last) ?? (await eventsBehind(database, jobId, last))
      if (found === null) {
        await heard(AWAY_MS)
        continue
      }
      for (const { id, kind, data } of found) {
        last = id
        yield { id: String(id), event: kind, data }
        if (kind === 'state' && isOver((data as { state: string }).state)) return
      }
      if (found.length === PAGE) continue
      if (found.length === 0) {
        if (ended) return
        ended = await isEnded(database, jobId)
        // It may have ended just after its events were read: the last of them is looked for once more.
        if (ended) continue
      }
      await heard(followers.lookMs())
    }
  } finally {
    leave()
    signal.removeEventListener('abort', bell.ring)
  }
}

/** Events as the database has them; null while it is away: who follows waits for it, and misses nothing. */
async function eventsBehind(database: MetadataDatabase, jobId: string, after: number) {
  try {
    return await rows(database, findJobEvents, { jobId, after, limit: PAGE })
  } catch (error) {
    if (isStoreLost(error)) return null
    throw error
  }
}

/** Those of the events heard that go on behind `last` without a gap; null: the database must be asked. */
export function following(heard: readonly LiveEvent[], last: number): readonly LiveEvent[] | null {
  const found: LiveEvent[] = []
  let at = last
  for (const event of heard) {
    if (event.id <= at) continue
    if (event.previous !== at) return null
    found.push(event)
    at = event.id
  }
  return found.length > 0 ? found : null
}

/** A job that is over and has nothing more to tell, or is gone. */
async function isEnded(database: MetadataDatabase, jobId: string): Promise<boolean> {
  try {
    const job = await maybe(database, findJob, { jobId })
    return job === null || isOver(job.state)
  } catch (error) {
    if (isStoreLost(error)) return false
    throw error
  }
}

/** Whether a state is an end. */
export function isOver(state: string): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled'
}

/** Lets one waiter wait for the next ring; a ring between `next` and the waiting is not missed. */
function newBell() {
  let ringing: () => void = () => {}
  return {
    ring: () => ringing(),
    next() {
      const rung = new Promise<void>((resolve) => (ringing = resolve))
      return async (most: number) => {
        const timer = setTimeout(ringing, most)
        await rung
        clearTimeout(timer)
      }
    },
  }
}
