import { setTimeout as sleep } from 'node:timers/promises'
import { isStoreLost } from '@ai-etl/runtime/store/lost'
import type { FastifyBaseLogger } from 'fastify'

const AGAIN_MS = 500

/**
 * Writes what must not be lost when the metadata database is away: tried again until it is back. The writing has to be
 * such that it may be repeated, since a line can break between a commit and its answer.
 * @param given until when it is worth it; a process that stops leaves it to the one that takes over
 * @throws what the writing throws, and the last failure once it is given up
 */
export async function outlasting<T>(log: FastifyBaseLogger, given: () => boolean, write: () => Promise<T>): Promise<T> {
  let told = false
  for (;;) {
    try {
      return await write()
    } catch (error) {
      if (!isStoreLost(error) || !given()) throw error
      if (!told) log.warn({ err: error }, 'waiting for the metadata database')
      told = true
      await sleep(AGAIN_MS)
    }
  }
}
