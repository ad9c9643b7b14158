import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'
import { PREFIX } from './connection.ts'

/** What server processes tell each other at once. Nothing is kept: who was away asks the database. */
export interface Bus {
  /** Whether news of the others are heard now. */
  isHeard(): boolean
  /** @returns whether it was handed over; who listens has it in a moment */
  tell(channel: string, news: unknown): Promise<boolean>
  /** Also what this process tells itself. */
  listen(channel: string, hear: (news: unknown) => void): void
  /** Calls when news are heard again: some may have been missed. */
  onReturn(look: () => void): void
  stop(): void
}

/** News by Redis' publish and subscribe, over a connection of their own that listens. */
export function openBus(redis: Redis, log: FastifyBaseLogger): Bus {
  const listening = new Map<string, Set<(news: unknown) => void>>()
  const looks = new Set<() => void>()
  let heard = false
  // It comes back by itself and subscribes anew each time: see 'ready'.
  const ear = redis.duplicate({ autoResubscribe: false })
  ear.on('error', () => undefined)
  ear.on('close', () => (heard = false))
  ear.on('ready', () => {
    const channels = [...listening.keys()]
    if (channels.length === 0) return
    ear.subscribe(...channels).then(
      () => {
        heard = true
        for (const look of looks) look()
      },
      (error: unknown) => log.warn({ err: error }, 'news of other servers are not heard'),
    )
  })
  ear.on('message', (channel, text) => {
    const news: unknown = JSON.parse(text)
    for (const hear of listening.get(channel) ?? []) hear(news)
  })
  return {
    isHeard: () => heard,
    async tell(channel, news) {
      if (redis.status !== 'ready') return false
      return redis.publish(`${PREFIX}${channel}`, JSON.stringify(news)).then(
        () => true,
        () => false,
      )
    },
    listen(channel, hear) {
      const name = `${PREFIX}${channel}`
      listening.set(name, (listening.get(name) ?? new Set()).add(hear))
      if (ear.status === 'ready')
        ear.subscribe(name).then(
          () => (heard = true),
          () => undefined,
        )
    },
    onReturn: (look) => void looks.add(look),
    stop: () => ear.disconnect(),
  }
}
