/**
 * The process that starts a shared server, watches it and its users, and stops it after the last of them.
 * Run by shared-server.ts, detached: `node supervisor.ts '{"folder": …, "launcher": …}'`, output to the server's log.
 */
import { randomBytes } from 'node:crypto'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { type HeldLock, tryLock } from './generation-lock.ts'
import type { Launcher } from './launcher.ts'
import { countLeases } from './leases.ts'
import { identityOf, isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'
import { isRunning, readState, removeState, type ServerState, writeState } from './server-state.ts'

const { folder, launcher } = JSON.parse(process.argv[2]) as { folder: string; launcher: string }
/** How long a server without users stays. */
const GRACE_MS = Number(process.env.AI_ETL_EMBEDDED_GRACE_MS ?? 2000)
const WATCH_MS = Math.min(250, Math.max(25, GRACE_MS / 4))
/** How long a server may take to stop in good order. */
const STOP_MS = 20_000
const LAUNCH_TRIES = 5

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => (stopping = true))
process.on('SIGHUP', () => {})

const lock = await waitForLock()
if (lock) await supervise(lock)

/** Null when another supervisor has the server running: nothing to do. */
async function waitForLock(): Promise<HeldLock | null> {
  for (;;) {
    const held = await tryLock(folder)
    if (held) return held
    if (isRunning(await readState(folder))) return null
    await sleep(50)
  }
}

async function supervise(held: HeldLock): Promise<void> {
  try {
    await rm(join(folder, 'failure'), { force: true })
    const state = (await adopt()) ?? (await launch())
    await writeState(folder, state)
    say(`serving on port ${state.endpoint.port}, pid ${state.server.pid}`)
    await watch(state)
    await removeState(folder)
    await stop(state.server, state.stopSignal)
    say('stopped')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    say(`failed: ${why}`)
    await writeFile(join(folder, 'failure'), why, { mode: 0o600 })
    process.exitCode = 1
  } finally {
    await held.release()
  }
}

/** A server whose supervisor was killed goes on under this one, so that its users lose nothing. */
async function adopt(): Promise<ServerState | null> {
  const state = await readState(folder)
  if (state === null || !isAlive(state.server)) return null
  return { ...state, supervisor: ownIdentity() }
}

async function launch(): Promise<ServerState> {
  const { launch: start } = (await import(launcher)) as Launcher
  const secret = await keptSecret()
  for (let attempt = 1; ; attempt++) {
    // The port of the last time, where it can be had: whoever held connections finds the server again.
    const port = await freePort(attempt === 1 ? await lastPort() : 0)
    const log = await open(join(folder, 'server.log'), 'a', 0o600)
    try {
      const { pid, user, password, stopSignal } = await start({ folder, port, secret, log: log.fd })
      const server = identityOf(pid)
      if (server === null) throw new Error('the server ended at once')
      await writeFile(join(folder, 'port'), String(port), { mode: 0o600 })
      return { endpoint: { host: '127.0.0.1', port, user, password }, server, supervisor: ownIdentity(), stopSignal }
    } catch (error) {
      if (attempt === LAUNCH_TRIES) throw error
      say(`attempt ${attempt}: ${error instanceof Error ? error.message : String(error)}`)
      await sleep(400)
    } finally {
      await log.close()
    }
  }
}

async function lastPort(): Promise<number> {
  const port = Number(await readFile(join(folder, 'port'), 'utf8').catch(() => '0'))
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0
}

async function keptSecret(): Promise<string> {
  const file = join(folder, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept !== '') return kept
  const made = randomBytes(32).toString('hex')
  await writeFile(file, made, { mode: 0o600 })
  return made
}

/** Returns when the server died, when it was without users for the grace time, or when told to end. */
async function watch(state: ServerState): Promise<void> {
  let idleSince = Date.now()
  while (!stopping && isAlive(state.server)) {
    if ((await countLeases(folder)) > 0) idleSince = Date.now()
    else if (Date.now() - idleSince >= GRACE_MS) {
      // A user takes its lease before it looks for the state: after this, either we see it or it sees no state.
      await removeState(folder)
      if ((await countLeases(folder)) === 0) return
      await writeState(folder, state)
    }
    await sleep(WATCH_MS)
  }
}

async function stop(server: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  if (!isAlive(server)) return
  process.kill(server.pid, signal)
  for (const deadline = Date.now() + STOP_MS; Date.now() < deadline; await sleep(20)) if (!isAlive(server)) return
  say('did not stop in time: killed')
  if (isAlive(server)) process.kill(server.pid, 'SIGKILL')
}

function say(text: string): void {
  console.error(`${new Date().toISOString()} supervisor ${process.pid}: ${text}`)
}
