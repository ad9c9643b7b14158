import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { pythonEnvironment } from './python.ts'

/** A real Airflow 3 of a test's own on 127.0.0.1: API server, scheduler and DAG processor over an empty SQLite. */
export interface AirflowServer {
  readonly url: string
  readonly username: string
  readonly password: string
  /** Folder that DAGs are looked for in, every second or two. */
  readonly dags: string
  /** The ends of the logs of its processes. */
  logs(): Promise<string>
  stop(): Promise<void>
}

const READY_MS = 180_000
const STOP_MS = 20_000
const PROCESSES = [['api-server'], ['scheduler', '--skip-serve-logs'], ['dag-processor']] as const

/**
 * @param environment of tasks: connections (`AIRFLOW_CONN_…`) and variables
 * @throws Error with the ends of its logs
 */
export async function startAirflow(environment: Readonly<Record<string, string>> = {}): Promise<AirflowServer> {
  const { python } = await pythonEnvironment('airflow')
  const home = await mkdtemp(join(tmpdir(), 'airflow-'))
  const dags = join(home, 'dags')
  await mkdir(dags)
  const password = randomBytes(12).toString('hex')
  await writeFile(join(home, 'passwords.json'), JSON.stringify({ admin: password }))
  const url = `http://127.0.0.1:${await freePort()}`
  const env = {
    HOME: home,
    LC_ALL: 'C.UTF-8',
    ...environment,
    PATH: [dirname(python), dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    ...settings(home, dags, url),
    // Who compiles with Next's types has to say which mode it is.
    NODE_ENV: process.env.NODE_ENV,
  }
  await ended(await startProcess(python, ['db', 'migrate'], home, env), READY_MS)
  const children = await Promise.all(PROCESSES.map((args) => startProcess(python, args, home, env)))
  const logs = async () => {
    const texts = await Promise.all(PROCESSES.map(([name]) => readFile(join(home, `${name}.log`), 'utf8')))
    return texts.map((text) => text.slice(-2000)).join('\n')
  }
  const stop = async () => {
    // The scheduler first: it has tasks that talk to the API.
    for (const child of children.toReversed()) child.kill('SIGTERM')
    await Promise.all(children.map((child) => ended(child, STOP_MS)))
    for (const child of children) killGroup(child)
    await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  process.once('exit', () => children.forEach(killGroup))
  const until = Date.now() + READY_MS
  while (!(await healthy(url))) {
    if (Date.now() < until && children.every(({ exitCode }) => exitCode === null)) {
      await new Promise((resolve) => setTimeout(resolve, 300))
      continue
    }
    const told = await logs()
    await stop()
    throw new Error(`Airflow does not answer: ${told}`)
  }
  return { url, username: 'admin', password, dags, logs, stop }
}

function settings(home: string, dags: string, url: string): Record<string, string> {
  const named = {
    CORE__LOAD_EXAMPLES: 'False',
    CORE__DAGS_FOLDER: dags,
    CORE__PARALLELISM: '4',
    CORE__MIN_SERIALIZED_DAG_UPDATE_INTERVAL: '1',
    CORE__EXECUTION_API_SERVER_URL: `${url}/execution/`,
    CORE__SIMPLE_AUTH_MANAGER_USERS: 'admin:admin',
    CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE: join(home, 'passwords.json'),
    DATABASE__SQL_ALCHEMY_CONN: `sqlite:///${join(home, 'airflow.db')}`,
    API__HOST: '127.0.0.1',
    API__PORT: new URL(url).port,
    API__WORKERS: '1',
    API__BASE_URL: url,
    API_AUTH__JWT_SECRET: randomBytes(32).toString('hex'),
    DAG_PROCESSOR__REFRESH_INTERVAL: '2',
    DAG_PROCESSOR__BUNDLE_REFRESH_CHECK_INTERVAL: '1',
    DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL: '2',
    DAG_PROCESSOR__PARSING_PROCESSES: '1',
    SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME: '0.2',
  }
  const prefixed = Object.entries(named).map(([name, value]) => [`AIRFLOW__${name}`, value])
  return { AIRFLOW_HOME: home, ...Object.fromEntries(prefixed) }
}

/** In a group of its own, so that its workers end with it. */
async function startProcess(
  python: string,
  args: readonly string[],
  home: string,
  env: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const log = await open(join(home, `${args[0]}.log`), 'a')
  const child = spawn(python, ['-m', 'airflow', ...args], {
    cwd: home,
    env,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  await log.close()
  return child
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // All of them have ended.
  }
}

/** Whether all three answer. */
async function healthy(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v2/monitor/health`).catch(() => null)
  if (!answer?.ok) return false
  const health = (await answer.json()) as Record<string, { status: string | null } | undefined>
  return ['metadatabase', 'scheduler', 'dag_processor'].every((name) => health[name]?.status === 'healthy')
}

function ended(child: ChildProcess, ms: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
