import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { RunFolder } from './folder.ts'
import { readLive, readRun, runFolder } from './folder.ts'

const POLL_MS = 300

/**
 * Asks a run, perhaps of another process, to end: it stops at the next batch and leaves its target as it was.
 * @throws PlatformError `run.unknown`, `run.not-live`
 */
export async function cancelRun(dataDir: string, run: string): Promise<void> {
  const folder = runFolder(dataDir, run)
  const document = await readRun(folder)
  if (document) throw new PlatformError('run.not-live', { run, state: phrase(`run.${document.state}`) })
  const live = await readLive(folder)
  if (!live?.alive) throw new PlatformError('run.not-live', { run, state: phrase('run.died') })
  await writeFile(join(folder.path, 'cancel'), '')
}

/**
 * A signal that aborts when `signal` does or when another process asks for the run's end. `stop` ends the watching.
 * The file is polled: it works on every file system, and a third of a second is soon enough for a person.
 */
export function cancelSignal(
  folder: RunFolder,
  signal: AbortSignal,
): { signal: AbortSignal; stop: () => Promise<void> } {
  const controller = new AbortController()
  const path = join(folder.path, 'cancel')
  const timer = setInterval(() => {
    if (existsSync(path)) controller.abort()
  }, POLL_MS)
  return {
    signal: AbortSignal.any([signal, controller.signal]),
    stop: async () => {
      clearInterval(timer)
      await rm(path, { force: true })
    },
  }
}
