import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClient } from '@ai-etl/client/client'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { BENCH_DIR } from '../settings.ts'

export const PASSWORD = 'a password of the bench'
const ROOT = resolve(import.meta.dirname, '../..')

/** A server as `npm start` runs it, over an empty data folder. */
export interface MeasuredServer {
  readonly pid: number
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

/** Starts one. @throws Error when it ends before it listens */
export async function startServerProcess(environment: Readonly<Record<string, string>> = {}): Promise<MeasuredServer> {
  const dataDir = join(BENCH_DIR, 'server')
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const port = await freePort()
  const child = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'),
      PORT: String(port),
      AI_ETL_DATA_DIR: dataDir,
      AI_ETL_ADMIN_PASSWORD: PASSWORD,
      ...environment,
    },
  })
  await listening(child)
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    async stop() {
      const ended = new Promise((done) => child.once('close', done))
      child.kill()
      await ended
    },
  }
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((found, failed) => {
    child.stdout?.on('data', (text) => String(text).includes('http://') && found())
    child.once('close', (code) => failed(new Error(`the server ended with ${code}`)))
  })
}

/** Signs in as the first user. @returns an access token */
export async function signIn(origin: string): Promise<string> {
  const { access_token } = await createClient({ origin }).call('login', {
    body: { username: 'admin', password: PASSWORD },
  })
  return `${access_token}`
}

/** A client with a token. */
export function clientOf(origin: string, token: string) {
  return createClient({ origin, headers: () => ({ authorization: `Bearer ${token}` }) })
}

/** Resident bytes of a process by itself. */
export function memoryOf(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
