import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readLive, runFolder, runsDirectory } from '@ai-etl/runtime/runs/folder'
import { partFolders } from '@ai-etl/runtime/runs/parts'
import { deleteAlertDeliveriesBefore } from '@ai-etl/runtime/store/queries/alert-deliveries/delete-before'
import { deleteArtifactsBefore } from '@ai-etl/runtime/store/queries/artifacts/delete-before'
import { deleteAuditBefore } from '@ai-etl/runtime/store/queries/audit/delete-before'
import { deleteJobsFinishedBefore } from '@ai-etl/runtime/store/queries/jobs/delete-finished-before'
import { deleteOldLoginAttempts } from '@ai-etl/runtime/store/queries/login-attempts/delete-old'
import { deleteMetricsBefore } from '@ai-etl/runtime/store/queries/metrics/delete-before'
import { forgetMendedBefore } from '@ai-etl/runtime/store/queries/quarantine/forget-mended-before'
import { deleteRunsFinishedBefore } from '@ai-etl/runtime/store/queries/runs/delete-finished-before'
import { runsRejectedBefore } from '@ai-etl/runtime/store/queries/runs/rejected-before'
import { deleteExpiredSessions } from '@ai-etl/runtime/store/queries/sessions/delete-expired'
import { deleteStaleUploads } from '@ai-etl/runtime/store/queries/uploads/delete-stale'
import { none, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { uploadsFolder } from '../settings.ts'
import type { RetentionPolicy } from './policy.ts'

/** How many of each were removed. */
export type Cleared = Readonly<Record<keyof RetentionPolicy, number>>

const AT_ONCE = 500
const DAY_MS = 24 * 3600 * 1000

/** Removes what is older than the policy allows: rows first, then the files they named, so that nothing names a lost file. */
export async function clearOld(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  policy: RetentionPolicy,
  now: Date,
): Promise<Cleared> {
  const parts = await partFolders(settings.dataDir)
  const before = (kept: number) => new Date(now.getTime() - kept * DAY_MS).toISOString()
  const runs = await inParts(
    () => rows(database, deleteRunsFinishedBefore, { before: before(policy.runs), limit: AT_ONCE }),
    ({ runFolder: name }) => removeRun(name),
  )
  const quarantine = await clearQuarantine()
  await none(database, forgetMendedBefore, { before: before(policy.quarantine) })
  const artifacts = await inParts(
    () => rows(database, deleteArtifactsBefore, { before: before(policy.artifacts), limit: AT_ONCE }),
    ({ path }) => rm(join(settings.dataDir, path), { force: true }),
  )
  const stale = await rows(database, deleteStaleUploads, {
    completeBefore: before(policy.uploads),
    unfinishedBefore: before(policy.unfinishedUploads),
  })
  // The receiver's notes lie beside the file.
  for (const { path } of stale)
    for (const name of [path, `${path}.json`]) await rm(join(uploadsFolder(settings.dataDir), name), { force: true })
  // What counts for nothing any more, whatever the policy.
  await none(database, deleteExpiredSessions, { before: before(1) })
  await none(database, deleteOldLoginAttempts, { before: before(1) })
  let jobs = 0
  for (let removed = AT_ONCE; removed === AT_ONCE; jobs += removed)
    removed = await none(database, deleteJobsFinishedBefore, { before: before(policy.jobs), limit: AT_ONCE })
  return {
    runs,
    quarantine,
    artifacts,
    jobs,
    uploads: stale.length,
    unfinishedUploads: 0,
    metrics: await none(database, deleteMetricsBefore, { before: before(policy.metrics) }),
    deliveries: await none(database, deleteAlertDeliveriesBefore, { before: before(policy.deliveries) }),
    audit: await none(database, deleteAuditBefore, { before: before(policy.audit) }),
  }

  async function removeRun(name: string | null): Promise<void> {
    if (name === null || !/^[\w-]+$/.test(name)) return
    for (const folder of [...(parts.get(name) ?? []), name])
      await rm(join(runsDirectory(settings.dataDir), folder), { recursive: true, force: true })
  }

  async function clearQuarantine(): Promise<number> {
    let count = 0
    for (let after = new Date(0).toISOString(); ; ) {
      const params = { before: before(policy.quarantine), after, limit: AT_ONCE }
      const found = await rows(database, runsRejectedBefore, params)
      for (const { runFolder: name } of found) {
        const removed = [name, ...(parts.get(name) ?? [])].map(removeQuarantine)
        if ((await Promise.all(removed)).includes(true)) count++
      }
      if (found.length < AT_ONCE) return count
      after = found[found.length - 1].finishedAt
    }
  }

  async function removeQuarantine(name: string): Promise<boolean> {
    try {
      const folder = runFolder(settings.dataDir, name)
      if ((await readLive(folder))?.alive) return false
      await rm(join(folder.path, 'quarantine'), { recursive: true })
      return true
    } catch {
      // It is gone already.
      return false
    }
  }
}

/** Removes part by part until a part is not full. */
async function inParts<T>(take: () => Promise<readonly T[]>, remove: (each: T) => Promise<void>): Promise<number> {
  let count = 0
  for (;;) {
    const taken = await take()
    for (const each of taken) await remove(each)
    count += taken.length
    if (taken.length < AT_ONCE) return count
  }
}
