import type { Services } from '../services.ts'

/** Something that is looked at again and again, by every process; each look takes only what no other has taken. */
export interface Duty {
  readonly name: string
  readonly everyMs: number
  look(services: Services, now: Date): Promise<void>
}

/** Starts looking after all duties. @returns what ends it, once the looks under way are done */
export function startClock(services: Services, duties: readonly Duty[]): () => Promise<void> {
  const stops = duties.map((duty) => lookAfter(services, duty))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

function lookAfter(services: Services, { name, everyMs, look }: Duty): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve()
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    looking = look(services, new Date())
      .catch((error: unknown) => services.log.warn({ err: error, duty: name }, 'a duty of the clock failed'))
      .finally(() => (isLooking = false))
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await looking
  }
}
