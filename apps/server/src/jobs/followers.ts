import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Services } from '../services.ts'

/** Wakes whoever waits for news of a job, from any process, over one connection that listens. */
export interface Followers {
  /** Name of this process at the database: its vanishing there tells the others that it died. */
  readonly worker: string
  /** Calls `wake` at each news of a job, with the event itself where it came along; gives what ends that. */
  follow(jobId: string, wake: Wake): () => void
  /** How soon a follower looks by itself, should news be lost, in milliseconds. */
  lookMs(): number
  stop(): Promise<void>
}

type Wake = (event?: LiveEvent) => void

/** An event of a job as another process tells it. `previous` is the job's event before it: who has that one misses none. */
export interface LiveEvent {
  readonly jobId: string
  readonly id: number
  readonly previous: number
  readonly kind: string
  readonly data: unknown
}

/** Of the bus: news that carry the event. */
export const LIVE = 'job-events'

const CHANNEL = 'ai_etl_jobs'
const LOOK_MS = 5000
/** While a bus is there but not heard, what is told over it is found soon all the same. */
const DEAF_LOOK_MS = 500
const RECONNECT_MS = 500

/** Listens under the name `worker`; comes back by itself when the line breaks. @throws Error when it cannot begin */
export async function openFollowers(
  { database, log, bus }: Pick<Services, 'database' | 'log' | 'bus'>,
  worker: string,
): Promise<Followers> {
  const byJob = new Map<string, Set<Wake>>()
  const wakeAll = () => {
    for (const wakes of byJob.values()) for (const wake of wakes) wake()
  }
  bus?.listen(LIVE, (news) => {
    // Only servers of this version's form write here.
    const event = news as LiveEvent
    for (const wake of byJob.get(event.jobId) ?? []) wake(event)
  })
  bus?.onReturn(wakeAll)
  let stopped = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ ...database.login, application_name: worker, keepAlive: true })
    made.on('error', (error) => log.warn({ err: error }, 'the connection that listens broke'))
    made.on('notification', ({ payload = '' }) => {
      for (const wake of byJob.get(payload) ?? []) wake()
    })
    try {
      await made.connect()
      await made.query(`LISTEN ${CHANNEL}`)
    } catch (error) {
      void made.end().catch(() => {})
      throw error
    }
    // Only one that stood: the end of an attempt that failed would begin another row of attempts beside the first.
    made.once('end', () => void reconnect())
    return made
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      try {
        client = await connect()
        if (stopped) await client.end()
        // What was told meanwhile was not heard: everybody looks.
        wakeAll()
        return
      } catch (error) {
        log.warn({ err: error }, 'cannot listen for jobs yet')
        await sleep(RECONNECT_MS)
      }
    }
  }

  return {
    worker,
    follow(jobId, wake) {
      const wakes = byJob.get(jobId) ?? new Set()
      byJob.set(jobId, wakes.add(wake))
      return () => {
        wakes.delete(wake)
        if (wakes.size === 0) byJob.delete(jobId)
      }
    },
    lookMs: () => (bus !== null && !bus.isHeard() ? DEAF_LOOK_MS : LOOK_MS),
    async stop() {
      stopped = true
      await client.end()
    },
  }
}
