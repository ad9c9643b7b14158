import type { Redis } from 'ioredis'
import { Remembered } from '../access/remembered.ts'

/** Answers are kept for so many times as long as they took to make, so that making them takes a tenth of the time at most. */
const TIMES = 10
/** Never longer than this, in milliseconds. */
const LONGEST_MS = 30_000
/** Answers of this process; the oldest go first. */
const REMEMBERED = 1000

/** Answers that are dear to make, kept for a moment: in Redis for all processes, else in this one. */
export interface Cache {
  /** The answer under a key, as JSON has it; made when there is none. What took a moment to make is made anew each time. */
  remember<T>(key: string, make: () => Promise<T>): Promise<T>
}

export function openCache(redis: Redis | null, now: () => number = Date.now): Cache {
  const here = new Remembered<unknown>(REMEMBERED, now)
  const making = new Map<string, Promise<unknown>>()

  async function make<T>(key: string, work: () => Promise<T>): Promise<T> {
    const there = await kept(redis, key)
    if (there !== null) return JSON.parse(there) as T
    const began = now()
    const answer = await work()
    const lasts = Math.min(TIMES * (now() - began), LONGEST_MS)
    if (lasts < 1) return answer
    if (redis?.status === 'ready')
      await redis.set(`answer:${key}`, JSON.stringify(answer), 'PX', lasts).catch(() => undefined)
    else here.keep(key, answer, now() + lasts)
    return answer
  }

  return {
    remember<T>(key: string, work: () => Promise<T>): Promise<T> {
      const known = here.find(key)
      // Kept under the same key by the same route: it has its form.
      if (known !== undefined) return Promise.resolve(known as T)
      const going = making.get(key) ?? make(key, work).finally(() => making.delete(key))
      making.set(key, going)
      return going as Promise<T>
    },
  }
}

/** What Redis has under a key; null also when it cannot be asked. */
async function kept(redis: Redis | null, key: string): Promise<string | null> {
  if (redis?.status !== 'ready') return null
  return redis.get(`answer:${key}`).catch(() => null)
}
