import { basename, resolve } from 'node:path'
import type { ContextSettings } from '../context.ts'
import { cleanRuns, DEFAULT_RETENTION, type Retention } from '../load/clean.ts'
import type { Live } from '../profiling/profile.ts'
import { knownRuns } from '../runs/history.ts'
import { testConnections } from './connections.ts'
import { measureEngines } from './engines.ts'
import { healthFindings } from './findings.ts'
import type { MemoryHealth, RetentionHealth, SystemHealth } from './health.ts'
import { measureMemory } from './processes.ts'
import { endedRuns, quarantineHealth, runsHealth } from './runs.ts'
import { measureDisks, measureParts } from './storage.ts'

/** What a data folder and its machine show, whoever asks. */
export async function measureMachine(
  settings: ContextSettings,
  live: Live,
  retention: Retention,
  now: Date,
  processes: MemoryHealth['processes'],
): Promise<Pick<SystemHealth, 'disks' | 'parts' | 'engines' | 'memory' | 'retention'>> {
  const { dataDir, fileRoots } = settings
  const folders = [
    { what: 'data-folder' as const, path: resolve(dataDir) },
    ...(fileRoots ?? []).map((path) => ({ what: 'file-root' as const, path: resolve(path) })),
  ]
  const [disks, parts, engines, memory, kept] = await Promise.all([
    measureDisks(folders),
    measureParts(dataDir),
    measureEngines(dataDir),
    measureMemory(processes),
    retentionHealth(settings, live, retention, now),
  ])
  return { disks, parts, engines, memory, retention: kept }
}

/** The health of a data folder: its saved connections are tested now, no engine is started but by that. */
export async function measureFolder(
  settings: ContextSettings,
  live: Live,
  version: string,
  now: Date,
): Promise<SystemHealth> {
  const ended = endedRuns(await knownRuns(settings.dataDir))
  const processes = [{ name: 'ai-etl', bytes: process.memoryUsage.rss() }]
  const machine = await measureMachine(settings, live, DEFAULT_RETENTION, now, processes)
  const measured = {
    of: 'data-folder' as const,
    name: basename(resolve(settings.dataDir)),
    measuredAt: now.toISOString(),
    version,
    ...machine,
    queue: null,
    runs: runsHealth(ended, now),
    schedules: null,
    quarantine: quarantineHealth(ended, now),
    connections: await testConnections(settings, live),
  }
  return { ...measured, findings: healthFindings(measured) }
}

/** What clearing would remove now; nothing is removed. */
async function retentionHealth(
  settings: ContextSettings,
  live: Live,
  retention: Retention,
  now: Date,
): Promise<RetentionHealth> {
  const { runs, bytes, loads, kept } = await cleanRuns(settings, live, retention, now, { dryRun: true })
  const deadLoads = loads.length + kept.length
  return { ...retention, overdueRuns: runs.length, overdueBytes: bytes, deadLoads }
}
