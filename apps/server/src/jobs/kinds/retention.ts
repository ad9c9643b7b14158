import { z } from 'zod'
import { clearOld } from '../../retention/clear.ts'
import { retentionPolicy, retentionSchema } from '../../retention/policy.ts'
import { jobKind } from '../kind.ts'

/** Removes what is older than the policy allows. */
export const retentionJob = jobKind({
  kind: 'retention',
  lane: 'service',
  input: z.object({}),
  answer: z.object(mapValues(retentionSchema.shape, z.number())),
  timeoutSeconds: 6 * 3600,
  retry: { times: 2, firstSeconds: 60 },
  async run({ services }) {
    return clearOld(services, await retentionPolicy(services), new Date())
  },
})

function mapValues<K extends string, T>(record: Readonly<Record<K, unknown>>, value: T): Record<K, T> {
  return Object.fromEntries(Object.keys(record).map((key) => [key, value])) as Record<K, T>
}
