import { delimiter, join, resolve } from 'node:path'
import type { ContextSettings } from '@ai-etl/runtime/context'

/** What the server was started with. Every secret in it stays in the process. */
export interface ServerSettings {
  readonly host: string
  readonly port: number
  /** Null: the embedded PostgreSQL of the data folder holds the metadata. */
  readonly databaseUrl: string | null
  /** Null: cache, limits and live events stay in PostgreSQL and memory. */
  readonly redisUrl: string | null
  readonly dataDir: string
  /** Folder that relative file addresses start from: the one that the server was started in. */
  readonly workingDir: string
  /** Folders that files may be read from, beside a project's own uploads. */
  readonly fileRoots: readonly string[]
  /** Whether pages are served beside the API. */
  readonly web: boolean
  readonly adminPassword: string | null
  /** Whether addresses of private ranges may be connected to; those of clouds' metadata services never may. */
  readonly privateAddresses: boolean
  /** From one caller, where a route states no limit of its own. */
  readonly requestsPerMinute: number
  /** For tests: an answer that its schema does not describe fails the request. */
  readonly checkAnswers: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly airflow: AirflowSettings<string | null>
}

/** The Airflow that pipelines are deployed to. */
export interface AirflowSettings<Place extends string | null = string> {
  readonly url: Place
  /** Folder that it reads DAGs from. */
  readonly dags: Place
  readonly username: string
  readonly password: string
}

const DEFAULT_PORT = 8000
/** Far above what a person or a script does, far below what would hurt: pages of lists cost a fifth of a millisecond. */
const DEFAULT_REQUESTS_PER_MINUTE = 600_000

/** Reads the environment variables of the contract; docs/operator.md lists them. @throws Error for a port that is none */
export function serverSettings(environment: NodeJS.ProcessEnv, workingDir = process.cwd()): ServerSettings {
  const dataDir = resolve(workingDir, environment.AI_ETL_DATA_DIR || '.ai-etl')
  const roots = environment.AI_ETL_FILE_ROOTS?.split(delimiter).filter(Boolean) ?? ['examples']
  return {
    host: environment.HOST || '127.0.0.1',
    port: portOf(environment.PORT),
    databaseUrl: environment.DATABASE_URL || null,
    redisUrl: environment.REDIS_URL || null,
    dataDir,
    workingDir,
    fileRoots: roots.map((root) => resolve(workingDir, root)),
    web: environment.AI_ETL_WEB !== 'off',
    adminPassword: environment.AI_ETL_ADMIN_PASSWORD || null,
    privateAddresses: environment.AI_ETL_PRIVATE_ADDRESSES !== 'refuse',
    requestsPerMinute: Number(environment.AI_ETL_RATE_LIMIT) || DEFAULT_REQUESTS_PER_MINUTE,
    checkAnswers: environment.AI_ETL_CHECK_ANSWERS === '1',
    environment,
    airflow: {
      url: environment.AIRFLOW_URL?.replace(/\/+$/, '') || null,
      dags: environment.AIRFLOW_DAGS ? resolve(workingDir, environment.AIRFLOW_DAGS) : null,
      username: environment.AIRFLOW_USERNAME ?? '',
      password: environment.AIRFLOW_PASSWORD ?? '',
    },
  }
}

export function uploadsFolder(dataDir: string): string {
  return join(dataDir, 'uploads')
}

/**
 * The settings of work done for someone: the same as the command line's, but for files under the roots only and checked
 * addresses. Work for a project takes projectSettings.
 */
export function contextSettings(settings: ServerSettings, lang: ContextSettings['lang']): ContextSettings {
  return {
    dataDir: settings.dataDir,
    workingDir: settings.workingDir,
    fileRoots: settings.fileRoots,
    lang,
    // Addresses of users must not reach the server's own environment through ${NAME}.
    environment: {},
    connectorsModule: import.meta.resolve('@ai-etl/connectors'),
    network: { privateAddresses: settings.privateAddresses },
  }
}

function portOf(text: string | undefined): number {
  if (!text) return DEFAULT_PORT
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT: "${text}" is not a port`)
  return port
}
