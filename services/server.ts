import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, readFileSync } from 'node:fs'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real server of a test's own on 127.0.0.1, with an empty database folder. */
export interface Server {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** Ends it in good order and removes its folder. */
  stop(): Promise<void>
}

/** Where a server lives and whom it runs as: some refuse to run as root. */
export interface Home {
  readonly folder: string
  readonly ids: { readonly uid: number; readonly gid: number } | null
}

/** An empty folder in the folder for temporary files, owned by a user of the machine when this process is root. */
export async function makeHome(name: string, user: string): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  const ids = process.getuid?.() === 0 ? idsOf(user) : null
  if (ids) chownSync(folder, ids.uid, ids.gid)
  return { folder, ids }
}

function idsOf(user: string): { uid: number; gid: number } {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${user}:`))
  if (entry === undefined) throw new Error(`this machine has no user ${user}`)
  const [, , uid, gid] = entry.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Runs a program of a server to its end, as the server's user; gives its standard output. @throws Error with what it printed */
export async function run(home: Home, program: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(program, args, { stdio: 'pipe', cwd: home.folder, env: ENVIRONMENT, ...home.ids })
  let output = ''
  let complaint = ''
  // A letter of several bytes may come in two pieces.
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  // A program that ends before it has read its input tells why by its exit status and its own words.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (status !== 0) throw new Error(`${program}: ${(complaint || output).trim().slice(-1000)}`)
  return output
}

/** PATH is for the programs' own look-ups; no settings of the caller's get in. */
const ENVIRONMENT = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
const READY_MS = 60_000
const STOP_MS = 30_000

/** How to start one kind of server in its home. */
export interface Start {
  readonly home: Home
  readonly program: string
  readonly args: readonly string[]
  readonly stopSignal: NodeJS.Signals
  /** Resolves when the server answers; throws while it does not. */
  readonly answers: () => Promise<unknown>
}

/** Starts a server and waits until it answers. @throws Error with the end of its log */
export async function start({ home, program, args, stopSignal, answers }: Start): Promise<{ stop(): Promise<void> }> {
  const logFile = join(home.folder, 'server.log')
  const log = await open(logFile, 'a')
  const options = { cwd: home.folder, env: ENVIRONMENT, ...home.ids }
  const child = spawn(program, args, { stdio: ['ignore', log.fd, log.fd], ...options })
  await log.close()
  // A test that dies must not leave a server behind.
  const killed = () => child.kill('SIGKILL')
  process.once('exit', killed)
  const stop = async () => {
    child.kill(stopSignal)
    await ended(child, STOP_MS)
    child.kill('SIGKILL')
    process.off('exit', killed)
    await rm(home.folder, { recursive: true, force: true, maxRetries: 10 })
  }
  const until = Date.now() + READY_MS
  for (;;) {
    const failure = await answers().then(
      () => null,
      (error: unknown) => error,
    )
    if (failure === null) return { stop }
    if (child.exitCode !== null || Date.now() > until) {
      const text = await readFile(logFile, 'utf8')
      await stop()
      throw new Error(`${program} does not answer: ${text.slice(-2000)}`, { cause: failure })
    }
    await ended(child, 50)
  }
}

/** Resolves when the process has ended or the time is over. */
function ended(child: ChildProcess, ms: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      child.off('exit', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    child.once('exit', done)
  })
}
