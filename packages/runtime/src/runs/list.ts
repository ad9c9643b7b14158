import { readdir } from 'node:fs/promises'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { readLive, readRun, runFolder, runsDirectory } from './folder.ts'

/** One line of `runs list`. */
export interface RunSummary {
  readonly run: string
  /** `running` and `died` are runs without a document: their process lives, or was killed. */
  readonly state: Run['state'] | 'running' | 'died'
  readonly source: string
  readonly target: string
  readonly mode: string
  readonly startedAt: string
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly seconds: number | null
}

/** The runs of a data folder, newest first. */
export async function listRuns(dataDir: string): Promise<readonly RunSummary[]> {
  const names = await readdir(runsDirectory(dataDir)).catch(() => [])
  const summaries = await Promise.all(names.map((run) => summarise(dataDir, run)))
  return summaries
    .filter((summary) => summary !== null)
    .sort((a, b) => (a.startedAt === b.startedAt ? (a.run < b.run ? 1 : -1) : a.startedAt < b.startedAt ? 1 : -1))
}

/**
 * The document of a run.
 * @throws PlatformError `run.unknown`, also for a run that has no document yet
 */
export async function showRun(dataDir: string, run: string): Promise<Run> {
  const document = await readRun(runFolder(dataDir, run))
  if (!document) throw new PlatformError('run.unknown', { run })
  return document
}

async function summarise(dataDir: string, name: string): Promise<RunSummary | null> {
  const folder = runFolder(dataDir, name)
  const document = await readRun(folder)
  if (document) {
    const { run, state, source, target, mode, startedAt, read, written, rejected, seconds } = document
    return { run, state, source, target, mode, startedAt, read, written, rejected, seconds }
  }
  const live = await readLive(folder)
  if (!live) return null
  const { run, source, target, mode, startedAt } = live
  const state = live.alive ? 'running' : 'died'
  return { run, state, source, target, mode, startedAt, read: 0, written: 0, rejected: 0, seconds: null }
}
