import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { makeFolder } from '../make-folder.ts'
import { takeLease } from './leases.ts'
import { isRunning, readState, type ServerState } from './server-state.ts'

/** A server of a data folder that several commands, threads and processes use at once. JSON but for the URL. */
export interface ServerSpec {
  /** Names its folder, `<dataDir>/embedded/<name>`. */
  readonly name: string
  /** For people: `PostgreSQL`. */
  readonly engine: string
  readonly dataDir: string
  /** Module that exports `launch` (see launcher.ts); the supervisor imports it. */
  readonly launcher: URL
  /** Longest time to wait for an answering server. */
  readonly startMs?: number
}

export interface AcquiredServer extends EmbeddedEndpoint {
  /** Gives the server up; it stops a short time after its last user. A process that ends gives up by itself. */
  release(): Promise<void>
  /** True while the server that this endpoint names still runs. */
  running(): boolean
}

const START_MS = 60_000
const POLL_MS = 20

/**
 * The endpoint of a running server; starts it when it does not run. Safe to call from any number of threads and
 * processes at once: each starts a supervisor, one of them wins the folder's lock, all wait for its state file.
 * @throws PlatformError `connection.embedded-failed`
 */
export async function acquireServer(spec: ServerSpec): Promise<AcquiredServer> {
  const folder = serverFolder(spec)
  await makeFolder(folder, { mode: 0o700 })
  // The lease comes before the look at the state: a supervisor about to stop looks at leases after removing the state.
  const lease = await takeLease(folder)
  try {
    const state = (await runningState(folder)) ?? (await start(spec, folder))
    return { ...state.endpoint, release: lease.release, running: () => isRunning(state) }
  } catch (error) {
    await lease.release()
    throw error
  }
}

/** Where a server of a data folder keeps its state, log and data. */
export function serverFolder(spec: Pick<ServerSpec, 'name' | 'dataDir'>): string {
  return join(resolve(spec.dataDir), 'embedded', spec.name)
}

async function runningState(folder: string): Promise<ServerState | null> {
  const state = await readState(folder)
  return isRunning(state) ? state : null
}

async function start(spec: ServerSpec, folder: string): Promise<ServerState> {
  const deadline = Date.now() + (spec.startMs ?? START_MS)
  let supervisor = await spawnSupervisor(spec, folder)
  while (Date.now() < deadline) {
    const state = await runningState(folder)
    if (state) return state
    if (hasEnded(supervisor)) {
      if (supervisor.exitCode !== 0) throw await failure(spec, folder)
      // It lost to another one that answered and has stopped since: begin again.
      supervisor = await spawnSupervisor(spec, folder)
    }
    await sleep(POLL_MS)
  }
  const seconds = (spec.startMs ?? START_MS) / 1000
  const why = phrase('embedded.silent', { seconds, log: logFile(folder) })
  throw new PlatformError('connection.embedded-failed', { engine: spec.engine, why })
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function spawnSupervisor(spec: ServerSpec, folder: string): Promise<ChildProcess> {
  const log = await open(logFile(folder), 'a', 0o600)
  try {
    const program = fileURLToPath(new URL('./supervisor.ts', import.meta.url))
    const settings = JSON.stringify({ folder, launcher: spec.launcher.href })
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, settings], {
      detached: true,
      cwd: '/',
      stdio: ['ignore', log.fd, log.fd],
      env: inheritedEnvironment(),
    })
    child.on('error', () => {})
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

/** A server outlives the command that starts it: it is given nothing of that command's secrets. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => name.startsWith('AI_ETL_EMBEDDED_') || INHERITED.includes(name),
  )
  // Who compiles with Next's types has to say which mode it is.
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV }
}
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH']

async function failure(spec: ServerSpec, folder: string): Promise<PlatformError> {
  const log = logFile(folder)
  const told = await readFile(join(folder, 'failure'), 'utf8').catch(() => null)
  const why = told === null ? phrase('embedded.ended', { log }) : phrase('embedded.told', { told, log })
  return new PlatformError('connection.embedded-failed', { engine: spec.engine, why })
}

const logFile = (folder: string) => join(folder, 'server.log')
