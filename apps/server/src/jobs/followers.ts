import { setTimeout as sleep } from 'node:timers/promises'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'

/** Wakes whoever waits for news of a job, from any process, over one connection that listens. */
export interface Followers {
  /** Name of this process at the database: its vanishing there tells the others that it died. */
  readonly worker: string
  /** Calls `wake` at each news of a job; gives what ends that. */
  follow(jobId: string, wake: () => void): () => void
  stop(): Promise<void>
}

const CHANNEL = 'ai_etl_jobs'
const RECONNECT_MS = 500

/** Listens under the name `worker`; comes back by itself when the line breaks. @throws Error when it cannot begin */
export async function openFollowers(
  database: MetadataDatabase,
  worker: string,
  log: FastifyBaseLogger,
): Promise<Followers> {
  const byJob = new Map<string, Set<() => void>>()
  let stopped = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ ...database.login, application_name: worker, keepAlive: true })
    made.on('error', (error) => log.warn({ err: error }, 'the connection that listens broke'))
    made.on('end', () => void reconnect())
    made.on('notification', ({ payload = '' }) => {
      for (const wake of byJob.get(payload) ?? []) wake()
    })
    await made.connect()
    await made.query(`LISTEN ${CHANNEL}`)
    return made
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      try {
        client = await connect()
        // What was told meanwhile was not heard: everybody looks.
        for (const wakes of byJob.values()) for (const wake of wakes) wake()
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
    async stop() {
      stopped = true
      await client.end()
    },
  }
}
