import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { atPlace } from '@ai-etl/core/errors/place'
import type { ProcessIdentity } from '../embedded/process-identity.ts'
import { isAlive, ownIdentity } from '../embedded/process-identity.ts'
import { makeFolder } from '../make-folder.ts'

/**
 * The folder of one run, `<data-dir>/runs/<run>/`:
 *
 * | file            | holds                                                                  |
 * |-----------------|------------------------------------------------------------------------|
 * | run.json        | the run document, once the run is over                                 |
 * | live.json       | what runs and in which process, while it does                          |
 * | receipts.ndjson | the receipts of its chunks                                             |
 * | log.ndjson      | what happened, one event a line                                        |
 * | quarantine/     | rejected rows (quarantine.ts)                                          |
 * | cancel          | made by another process to ask for the end                             |
 */
export interface RunFolder {
  readonly run: string
  readonly path: string
}

/** What is known of a run that is not over; addresses without secrets. */
export interface LiveRun {
  readonly run: string
  readonly process: ProcessIdentity
  readonly startedAt: string
  readonly source: string
  readonly target: string
  readonly mode: string
  /** The run of several loads that this load is a part of. */
  readonly parent?: string
  /** Name of the pipeline that was run; absent for a plain load. */
  readonly pipeline?: string
}

export function runsDirectory(dataDir: string): string {
  return join(dataDir, 'runs')
}

/** Where a run computes: what its sources are laid down in, and the rows of its targets. It goes with the end of the run. */
export function engineFolder(dataDir: string, run: string): string {
  return join(runsDirectory(dataDir), run, 'engine')
}

/**
 * Ids sort by the time of the start, to the millisecond: `20261123-034512-1c3f9a1c`, where the last part begins with
 * the milliseconds (three hexadecimal digits) and ends at random.
 */
export function newRunId(now = new Date()): string {
  const stamp = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const milliseconds = now.getUTCMilliseconds().toString(16).padStart(3, '0')
  return `${stamp}-${milliseconds}${randomBytes(3).toString('hex').slice(1)}`
}

/** Makes the folder of a new run, or of one that is gone on with, marked as live in this process. */
export async function startRun(dataDir: string, about: Omit<LiveRun, 'process'>): Promise<RunFolder> {
  const folder = { run: about.run, path: join(runsDirectory(dataDir), about.run) }
  await makeFolder(folder.path)
  for (const name of ['run.json', 'cancel']) await rm(join(folder.path, name), { force: true })
  await writeWhole(join(folder.path, 'live.json'), { ...about, process: ownIdentity() })
  return folder
}

/** Writes the run document; from then on the run is over. */
export async function finishRun(folder: RunFolder, run: Run): Promise<void> {
  const receipts = run.receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join('')
  const path = join(folder.path, 'receipts.ndjson')
  await writeFile(path, receipts).catch((error: unknown) => {
    throw atPlace(error, path)
  })
  await writeWhole(join(folder.path, 'run.json'), run)
}

/**
 * The folder of a run that exists.
 * @throws PlatformError `run.unknown`
 */
export function runFolder(dataDir: string, run: string): RunFolder {
  const path = join(runsDirectory(dataDir), run)
  if (!/^[\w-]+$/.test(run) || !existsSync(path)) throw new PlatformError('run.unknown', { run })
  return { run, path }
}

/** The document of a run that is over; null while it runs, or when its process died. */
export async function readRun(folder: RunFolder): Promise<Run | null> {
  const text = await readFile(join(folder.path, 'run.json'), 'utf8').catch(() => null)
  if (text === null) return null
  // Loads begin with this module, and need no schema.
  const { runSchema } = await import('@ai-etl/core/documents/run')
  return runSchema.parse(JSON.parse(text))
}

/** What the folder says of a run that is not over; null for a folder that was never started. */
export async function readLive(folder: RunFolder): Promise<(LiveRun & { readonly alive: boolean }) | null> {
  const text = await readFile(join(folder.path, 'live.json'), 'utf8').catch(() => null)
  if (text === null) return null
  // Written by startRun alone.
  const live = JSON.parse(text) as LiveRun
  return { ...live, alive: isAlive(live.process) }
}

/** Writes a JSON file so that a reader sees the old or the new one, never a part. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  const aside = `${path}.${process.pid}.${randomBytes(3).toString('hex')}`
  try {
    await writeFile(aside, `${JSON.stringify(value, null, 2)}\n`)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw atPlace(error, path)
  }
}
