import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import { readLive, readRun, runFolder, runsDirectory } from '../runs/folder.ts'
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

export interface Cleaned {
  readonly runs: readonly string[]
  /** Loads that died and will not be gone on with: their staging is removed from the target. */
  readonly loads: readonly string[]
  /** Dead loads whose target could not be reached, with the reason. */
  readonly kept: readonly { readonly load: string; readonly why: string }[]
}

/** Clears old run folders with their quarantine, and what dead loads left at their targets. Living runs are left alone. */
export async function cleanRuns(
  settings: ContextSettings,
  live: Live,
  retention: Retention = DEFAULT_RETENTION,
  now: Date = new Date(),
): Promise<Cleaned> {
  const names = await readdir(runsDirectory(settings.dataDir)).catch(() => [])
  const runs: string[] = []
  for (const run of names) {
    if (!(await isOver(settings.dataDir, run, retention, now))) continue
    await rm(join(runsDirectory(settings.dataDir), run), { recursive: true, force: true })
    runs.push(run)
  }
  const loads: string[] = []
  const kept: { load: string; why: string }[] = []
  for (const dead of await deadLoads(settings.dataDir)) {
    if (ageInDays(dead.entry.startedAt, now) < retention.days) continue
    try {
      await removeStaging(dead, settings, live)
      await forgetLoad(dead)
      loads.push(dead.entry.load)
    } catch (error) {
      kept.push({ load: dead.entry.load, why: error instanceof Error ? error.message : String(error) })
    }
  }
  return { runs, loads, kept }
}

async function isOver(dataDir: string, run: string, retention: Retention, now: Date): Promise<boolean> {
  const folder = runFolder(dataDir, run)
  const live = await readLive(folder)
  const document = await readRun(folder)
  if (!document && live?.alive) return false
  const startedAt = document?.startedAt ?? live?.startedAt
  const days = (await readAbout(folder)) === null ? retention.days : retention.quarantineDays
  return startedAt === undefined || ageInDays(startedAt, now) >= days
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

function ageInDays(startedAt: string, now: Date): number {
  return (now.getTime() - Date.parse(startedAt)) / 86_400_000
}
