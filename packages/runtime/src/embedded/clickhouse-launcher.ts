import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CLICKHOUSE_USER } from './clickhouse-user.ts'
import type { Launched, LaunchRequest } from './launcher.ts'

/**
 * For the supervisor: starts the child that holds the ClickHouse engine of a folder; see launcher.ts.
 * @public loaded by its path
 */
export async function launch(request: LaunchRequest): Promise<Launched> {
  const program = fileURLToPath(new URL('./clickhouse-child.ts', import.meta.url))
  const child = spawn(process.execPath, [...NODE_OPTIONS, program, request.folder, String(request.port)], {
    cwd: request.folder,
    stdio: ['ignore', request.log, request.log],
    env: { ...process.env, ...ENVIRONMENT, AI_ETL_EMBEDDED_SECRET: request.secret },
  })
  const failed = new Promise<Error>((resolve) => {
    child.once('error', resolve)
    child.once('exit', (code, signal) => resolve(new Error(`the engine's process ended with ${code ?? signal}`)))
  })
  let failure: Error | null = null
  void failed.then((error) => (failure = error))
  while (failure === null) {
    if (await answers(request.port)) {
      // It is watched by its pid from here on.
      child.unref()
      return { pid: child.pid ?? 0, user: CLICKHOUSE_USER, password: request.secret, stopSignal: 'SIGTERM' }
    }
    await sleep(20)
  }
  throw failure
}

const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256']

/**
 * A running statement holds a thread of libuv's pool. UTC: what the engine takes for a column without a zone. The
 * engine's allocator gives freed memory back after a tenth of a second, not after five, and does not profile itself.
 */
const ENVIRONMENT = {
  UV_THREADPOOL_SIZE: '32',
  TZ: 'UTC',
  JE_MALLOC_CONF: 'dirty_decay_ms:100,muzzy_decay_ms:0,prof:false',
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ping`)).ok
  } catch {
    return false
  }
}
