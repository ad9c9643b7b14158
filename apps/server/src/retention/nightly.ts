import { claimSetting } from '@ai-etl/runtime/store/queries/settings/claim'
import { maybe } from '@ai-etl/runtime/store/query'
import { retentionJob } from '../jobs/kinds/retention.ts'
import type { Services } from '../services.ts'

/** Hour (UTC) from which on old things are removed. */
const HOUR = 2

/** Starts the nightly clearing, once a day whatever the number of servers. */
export async function clearNightly({ database, jobs }: Pick<Services, 'database' | 'jobs'>, now: Date): Promise<void> {
  if (now.getUTCHours() < HOUR) return
  const day = now.toISOString().slice(0, 10)
  if ((await maybe(database, claimSetting, { name: 'retention.day', value: day })) === null) return
  await jobs.start(retentionJob, { projectId: null, userId: null, lang: 'en', input: {} })
}
