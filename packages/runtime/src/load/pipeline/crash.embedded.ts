import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LoadBench } from '../fixture.embedded.ts'

/** The signal that ended a process which ran the document with a crash planted. */
export function runKilledAt(
  { settings: given }: LoadBench,
  boundary: string,
  document: string,
): Promise<string | number | null> {
  const program = fileURLToPath(new URL('./crash-child.embedded.ts', import.meta.url))
  const environment = { ...given.environment, AI_ETL_CRASH_AT: boundary }
  const settings = JSON.stringify({ ...given, environment })
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, document, settings], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
}
