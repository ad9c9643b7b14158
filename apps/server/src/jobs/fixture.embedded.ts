import { appendFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from '@ai-etl/core/errors/error'
import { keyId } from '@ai-etl/runtime/connections/keys'
import { seal, unseal } from '@ai-etl/runtime/connections/seal'
import { z } from 'zod'
import type { Secrets } from '../secrets/secrets.ts'
import { isHandOver, jobKind } from './kind.ts'

/** Seals with a key of all zeros. */
export const testSecrets: Secrets = {
  seal: async (text) => ({ sealed: seal(Buffer.alloc(32), text), keyId: keyId(Buffer.alloc(32)) }),
  unseal: async (sealed, name) => unseal(Buffer.alloc(32), sealed, name),
  keys: async () => ['00'.repeat(32)],
}

/** Counts to `to`, one a step of `ms`, and writes each number to a file: what was done twice is seen there. */
export const counting = jobKind({
  kind: 'counting',
  lane: 'analysis',
  input: z.object({ to: z.number(), ms: z.number(), file: z.string(), key: z.string().optional() }),
  answer: z.object({ counted: z.number(), attempt: z.number(), pid: z.number() }),
  timeoutSeconds: 60,
  retry: { times: 2, firstSeconds: 1 },
  concurrencyKey: ({ key }) => key ?? null,
  async run({ input, signal, progress, attempt, log, jobId }) {
    await appendFile(input.file, `begin ${jobId} ${attempt} ${process.pid} ${Date.now()}\n`)
    for (let done = 1; done <= input.to; done++) {
      if (signal.aborted) {
        await appendFile(input.file, `${isHandOver(signal) ? 'handed-over' : 'ended'} ${jobId}\n`)
        throw new Error('aborted')
      }
      await sleep(input.ms)
      progress({ stage: 'count', done, total: input.to, unit: 'steps' })
    }
    log('counted')
    await appendFile(input.file, `end ${jobId} ${attempt} ${process.pid} ${Date.now()}\n`)
    return { counted: input.to, attempt, pid: process.pid }
  },
})

/** Fails as it is told to: with an error that passes, until the attempt before `until`. */
export const failing = jobKind({
  kind: 'failing',
  lane: 'service',
  input: z.object({ until: z.number(), passing: z.boolean(), address: z.string().default('') }),
  answer: z.object({ attempt: z.number(), address: z.string() }),
  timeoutSeconds: 1,
  retry: { times: 2, firstSeconds: 1 },
  async run({ input, attempt, signal }) {
    if (input.until === 0) await sleep(60_000, undefined, { signal })
    if (attempt >= input.until) return { attempt, address: input.address }
    if (input.passing) throw new PlatformError('connection.timeout', { server: 'db:5432', seconds: 5 })
    throw new PlatformError('file.missing', { path: 'nowhere.csv' })
  },
})
