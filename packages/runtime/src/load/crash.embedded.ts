import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Database, LoadBench } from './fixture.embedded.ts'
import type { LoadRequest } from './request.ts'

/** The commit boundaries of each database, as its own list of crash points names them. */
export const BOUNDARIES: Readonly<Record<Database, readonly string[]>> = {
  postgresql: [
    'postgresql.begun',
    'postgresql.chunk-copied',
    'postgresql.chunk-committed',
    'postgresql.proven',
    'postgresql.merged',
    'postgresql.published',
  ],
  clickhouse: [
    'clickhouse.begun',
    'clickhouse.chunk-written',
    'clickhouse.chunk-committed',
    'clickhouse.proven',
    'clickhouse.merged',
    'clickhouse.intended',
    'clickhouse.swapped',
    'clickhouse.published',
  ],
}

/** The signal that ended a process which ran the load with a crash planted. */
export function killedAt(
  { settings: given }: LoadBench,
  boundary: string,
  request: LoadRequest,
): Promise<string | number | null> {
  const program = fileURLToPath(new URL('./crash-child.embedded.ts', import.meta.url))
  const settings = { ...given, environment: { ...given.environment, AI_ETL_CRASH_AT: boundary } }
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, JSON.stringify(request), JSON.stringify(settings)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
}
