import { findSetting } from '@ai-etl/runtime/store/queries/settings/find'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import type { Services } from '../services.ts'

const days = (standard: number, what: string) => z.int().min(1).max(36_500).default(standard).describe(what)

/** How long things are kept, in days. */
export const retentionSchema = z.object({
  runs: days(90, 'runs with their folders and logs'),
  quarantine: days(90, 'rejected rows: what they hold, and what was typed to mend them'),
  jobs: days(30, 'jobs with their events'),
  uploads: days(30, 'uploaded files, since they were changed last'),
  unfinishedUploads: days(2, 'uploads that were never completed'),
  artifacts: days(365, 'files of reports and runs'),
  metrics: days(30, 'measured values of the monitoring page'),
  deliveries: days(90, 'the log of what alerts sent'),
  audit: days(730, 'the audit log'),
})
export type RetentionPolicy = z.output<typeof retentionSchema>

export const RETENTION_SETTING = 'retention'

/** The policy in force: what was saved, and the standard where nothing was. */
export async function retentionPolicy({ database }: Pick<Services, 'database'>): Promise<RetentionPolicy> {
  const saved = await maybe(database, findSetting, { name: RETENTION_SETTING })
  return retentionSchema.parse(saved?.value ?? {})
}
