import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { buildWeb } from '../build.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const START_MS = 120_000

/** The first user, who may do everything. */
export const ADMIN = { username: 'admin', password: 'a-password-of-tests' }

export interface TestServer {
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

/**
 * Builds the web if it is stale and starts the whole server, as users do, on a free port and an empty data folder.
 * @param fileRoots folders that it may read beside the samples. @param environment what else it is started with
 */
export async function startTestServer(
  fileRoots: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  buildWeb()
  const dataDir = await mkdtemp(join(tmpdir(), 'ai-etl-web-'))
  const child = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      AI_ETL_WEB_DIST: process.env.AI_ETL_WEB_DIST,
      AI_ETL_FOUNDATIONS: '1',
      PORT: '0',
      AI_ETL_DATA_DIR: dataDir,
      AI_ETL_ADMIN_PASSWORD: ADMIN.password,
      AI_ETL_FILE_ROOTS: ['examples', ...fileRoots].join(delimiter),
      ...environment,
    },
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    // Children of the server may write their last words meanwhile.
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  const url = await addressOf(child).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url, dataDir, stop }
}

/** Waits for the line that says where the server listens. */
function addressOf(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    const timer = setTimeout(() => failed(new Error(`the server did not start:\n${output}`)), START_MS)
    const read = (text: Buffer) => {
      output += text
      const address = /^AI-ETL\s+(http:\S+)/m.exec(output)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      found(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('close', (code) => failed(new Error(`the server ended with ${code}:\n${output}`)))
  })
}
