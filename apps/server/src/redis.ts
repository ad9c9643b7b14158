import type { FastifyBaseLogger } from 'fastify'
import { Redis } from 'ioredis'

/**
 * The Redis that servers share, connected in the background: while it cannot be reached, what uses it goes on by
 * itself. Null without an address.
 */
export function openRedis(url: string | null, log: FastifyBaseLogger): Redis | null {
  if (url === null) return null
  // Without its offline queue a request never waits for a Redis that is gone.
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, keyPrefix: 'ai-etl:' })
  let told = false
  redis.on('error', (error: Error) => {
    if (!told) log.warn({ err: error }, 'Redis cannot be reached; limits are this process’s own meanwhile')
    told = true
  })
  redis.on('ready', () => {
    if (told) log.info('Redis is reached again')
    told = false
  })
  return redis
}
