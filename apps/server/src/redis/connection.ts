import type { FastifyBaseLogger } from 'fastify'
import { Redis } from 'ioredis'

/** What begins every key and channel of ours, so that others may use the same Redis. */
export const PREFIX = 'ai-etl:'
/** A Redis that does not answer is as good as none: milliseconds. */
const ANSWER_MS = 500

/**
 * A connection to the Redis that servers share, made in the background: while it cannot be reached, what uses it goes
 * on by itself. Null without an address.
 */
export function openRedis(url: string | null, log: FastifyBaseLogger): Redis | null {
  if (url === null) return null
  // Without its offline queue a request never waits for a Redis that is gone.
  const options = { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: ANSWER_MS, keyPrefix: PREFIX }
  const redis = new Redis(url, { ...options, retryStrategy: (times) => Math.min(100 * times, 2000) })
  let told = false
  redis.on('error', (error: Error) => {
    if (!told) log.warn({ err: error }, 'Redis cannot be reached; this process goes on by itself meanwhile')
    told = true
  })
  redis.on('ready', () => {
    if (told) log.info('Redis is reached again')
    told = false
  })
  return redis
}
