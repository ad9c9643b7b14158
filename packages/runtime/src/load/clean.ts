import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { runsTexts } from '@ai-etl/core/messages/runs'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { RunFolder } from '../runs/folder.ts'
import { readLive, readRun, runFolder, runsDirectory } from '../runs/folder.ts'
import { markedRuns } from '../runs/previous-marks.ts'
import { readAbout } from '../runs/quarantine-about.ts'
import type { DeadLoad } from './journal.ts'
import { deadLoads, forgetLoad } from './journal.ts'
import type { Live } from './load.ts'
import { openTarget } from './open.ts'

export interface Retention {
  /** Days after which the folder of a finished or dead run goes; one with rejected rows waits for `quarantineDays`. */
  readonly days: number
  readonly quarantineDays: number
}

/** A month of runs; rejected rows somewhat longer, for they are data. */
export const DEFAULT_RETENTION: Retention = { days: 30, quarantineDays: 90 }

/** A table that a living load holds is not waited for: its leavings are cleaned by that load. */
const LOCK_WAIT_MS = 20_000

export interface Cleaned {
  readonly dryRun: boolean
  readonly runs: readonly { readonly run: string; readonly bytes: number }[]
  /** Of the folders of runs; staging at targets is not weighed. */
  readonly bytes: number
  /** Loads that died and will not be gone on with: their staging is removed from the target. */
  readonly loads: readonly { readonly load: string; readonly target: string }[]
  /** Dead loads whose leavings could not be removed, with the reason. */
  readonly kept: readonly { readonly load: string; readonly target: string; readonly why: string }[]
}

/**
 * Clears old run folders with their quarantine, and what dead loads left at their targets. Living runs are left alone, and
 * those that the next run of their pipeline goes on from by a cursor.
 * @param options.dryRun says what would go, and removes nothing
 */
export async function cleanRuns(
  settings: ContextSettings,
  live: Live,
  retention: Retention = DEFAULT_RETENTION,
  now: Date = new Date(),
  options: { readonly dryRun?: boolean } = {},
): Promise<Cleaned> {
  const { dryRun = false } = options
  const runs: { run: string; bytes: number }[] = []
  const names = (await readdir(runsDirectory(settings.dataDir)).catch((): string[] => [])).filter((run) =>
    /^[\w-]+$/.test(run),
  )
  names.sort((a, b) => (a < b ? -1 : 1))
  const marked = await markedRuns(settings.dataDir, names)
  for (const run of names) {
    const folder = runFolder(settings.dataDir, run)
    if (marked.has(run) || !(await isOver(folder, retention, now))) continue
    runs.push({ run, bytes: await sizeOf(folder.path) })
    if (!dryRun) await rm(folder.path, { recursive: true, force: true })
  }
  const loads: { load: string; target: string }[] = []
  const kept: { load: string; target: string; why: string }[] = []
  for (const dead of await deadLoads(settings.dataDir)) {
    const { load, target, startedAt, fingerprint } = dead.entry
    // Input that cannot be compared is never gone on with.
    if (fingerprint !== null && ageInDays(startedAt, now) < retention.days) continue
    const why = dryRun ? null : await removeLoad(dead, settings, live)
    if (why === null) loads.push({ load, target })
    else kept.push({ load, target, why })
  }
  if (!dryRun) await tidyJournal(settings.dataDir, retention, now)
  return { dryRun, runs, bytes: runs.reduce((sum, { bytes }) => sum + bytes, 0), loads, kept }
}

async function isOver(folder: RunFolder, retention: Retention, now: Date): Promise<boolean> {
  const live = await readLive(folder)
  // A document that cannot be read is as old as its folder.
  const document = await readRun(folder).catch(() => null)
  if (!document && live?.alive) return false
  const startedAt = document?.startedAt ?? live?.startedAt
  // Without either, a run may be just beginning.
  if (startedAt === undefined) return isOlder(folder.path, Math.max(1, retention.days), now)
  const days = (await readAbout(folder)) === null ? retention.days : retention.quarantineDays
  return ageInDays(startedAt, now) >= days
}

/** Null when nothing of the load is left, else why something is. */
async function removeLoad(dead: DeadLoad, settings: ContextSettings, live: Live): Promise<string | null> {
  const patience = AbortSignal.timeout(LOCK_WAIT_MS)
  try {
    await removeStaging(dead, settings, { ...live, signal: AbortSignal.any([live.signal, patience]) })
  } catch (error) {
    if (live.signal.aborted) throw error
    if (patience.aborted) return runsTexts.busy[settings.lang]({})
    if (!isGone(error) && !isRefusedAgain(dead, error))
      return error instanceof PlatformError ? error.problem(settings.lang).message : String(error)
  }
  await forgetLoad(dead)
  return null
}

/** To begin a load takes its tables and finds its leavings; to abort it removes them. */
async function removeStaging({ entry }: DeadLoad, settings: ContextSettings, live: Live): Promise<void> {
  const { target } = await openTarget(entry.target, settings, createContext(settings, live))
  try {
    const session = await target.begin(entry.plan)
    await session.abort({ keepChunks: false })
  } finally {
    await target.close()
  }
}

/** The place itself is no more, and its leavings with it. */
function isGone(error: unknown): boolean {
  return (
    error instanceof PlatformError && (error.code === 'file.missing' || error.code === 'connection.database-missing')
  )
}

/** A target that never took the load up, and is reached and still does not: there is nothing of it. */
function isRefusedAgain({ entry }: DeadLoad, error: unknown): boolean {
  return !entry.begun && error instanceof PlatformError && !error.code.startsWith('connection.')
}

/** Borders whose load is long forgotten. */
async function tidyJournal(dataDir: string, retention: Retention, now: Date): Promise<void> {
  const root = join(dataDir, 'loads')
  for (const name of await readdir(root).catch(() => [])) {
    const directory = join(root, name)
    for (const file of await readdir(directory)) {
      const path = join(directory, file)
      if (!file.endsWith('.json') && (await isOlder(path, Math.max(1, retention.days), now)))
        await rm(path, { force: true })
    }
  }
}

async function isOlder(path: string, days: number, now: Date): Promise<boolean> {
  return ageInDays((await stat(path)).mtime.toISOString(), now) >= days
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then((found) => found.size, none)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const none = () => 0

function ageInDays(startedAt: string, now: Date): number {
  return (now.getTime() - Date.parse(startedAt)) / 86_400_000
}
