import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Redis } from 'ioredis'
import { Remembered } from '../access/remembered.ts'

/** Callers counted by this process; the oldest go first. */
const COUNTED = 10_000

interface Count {
  current: number
  readonly until: number
}

/** Requests of each caller within a window of time: counted in Redis, so for all processes together; without it, or while it is gone, in this one. */
export function requestCounts(redis: Redis | null): FastifyRateLimitStoreCtor {
  return class Counts implements FastifyRateLimitStore {
    readonly #of: string
    readonly #here = new Remembered<Count>(COUNTED)

    /** @param of the route that has a limit of its own */
    constructor(_options: unknown, of = 'all') {
      this.#of = of
    }

    incr(key: string, done: (error: Error | null, count?: { current: number; ttl: number }) => void, window: number) {
      if (redis?.status !== 'ready') return done(null, this.#count(key, window))
      const counted = countIn(redis, `limit:${this.#of}:${key}`, window).catch(() => this.#count(key, window))
      // oxlint-disable-next-line promise/no-callback-in-promise -- the plugin's interface is by callback
      void counted.then((count) => done(null, count))
    }

    child(options: unknown): Counts {
      // What the plugin hands over, whatever its types say.
      const { method, url } = (options as { readonly routeInfo: { readonly method: string; readonly url: string } })
        .routeInfo
      return new Counts(null, `${method} ${url}`)
    }

    #count(key: string, window: number): { current: number; ttl: number } {
      const now = Date.now()
      const count = this.#here.find(key) ?? { current: 0, until: now + window }
      if (count.current === 0) this.#here.keep(key, count, count.until)
      count.current++
      return { current: count.current, ttl: count.until - now }
    }
  }
}

/** Adds one within a window that begins with the first. @throws Error when Redis does not answer as it should */
async function countIn(redis: Redis, key: string, window: number): Promise<{ current: number; ttl: number }> {
  const answers = await redis.multi().set(key, 0, 'PX', window, 'NX').incr(key).pttl(key).exec()
  const [, [failure, current], [, ttl]] = answers ?? []
  if (failure || typeof current !== 'number') throw new Error('Redis did not count')
  return { current, ttl: Number(ttl) }
}
