import { METADATA_DATABASE } from '@ai-etl/core/address/platform-names'
import { PlatformError } from '@ai-etl/core/errors/error'
import pg from 'pg'
import { embeddedPostgresql } from '../embedded/postgresql.ts'
import { METADATA_ROLE, metadataPassword } from '../embedded/postgresql-metadata.ts'
import { serverFolder } from '../embedded/shared-server.ts'
import { MIGRATIONS, migrate, readMigrations, SCHEMA } from './migrate.ts'
import { typeParsers } from './types.ts'

/** What queries run on: the database or a transaction in it. */
export interface Queryable {
  query(config: pg.QueryArrayConfig | pg.QueryConfig): Promise<pg.QueryResult>
}

/** The metadata database, up to date. */
export interface MetadataDatabase extends Queryable {
  readonly pool: pg.Pool
  /**
   * How to log in, for what brings connections of its own (the job queue, LISTEN); read again for each connection, since
   * an embedded server that was started anew may have another port. Holds a password: never logged.
   */
  readonly login: pg.ClientConfig
  /** A connection of the pool, to be released. */
  connect(): Promise<pg.PoolClient>
  close(): Promise<void>
}

export interface MetadataSettings {
  /** Absolute path. */
  readonly dataDir: string
  /** `postgresql://…` of a PostgreSQL 13 or newer; without it, the embedded PostgreSQL of the data folder. */
  readonly databaseUrl?: string
  /** Most connections of the pool. */
  readonly connections?: number
}

const LEAST_VERSION = 13
/** Longest statement of the platform's own; work on users' data runs elsewhere. */
const STATEMENT_MS = 30_000
const CONNECT_MS = 10_000
const CONNECTIONS = 10

/**
 * Opens the metadata database and migrates it; any number of processes may do so at once.
 * @throws PlatformError `store.unreachable`, `store.too-old`, `store.newer`, `store.migration-changed`,
 * `store.migration-failed`, `connection.embedded-failed`
 */
export async function metadataDatabase(settings: MetadataSettings): Promise<MetadataDatabase> {
  const locate = () => (settings.databaseUrl ? givenLogin(settings.databaseUrl) : embeddedLogin(settings.dataDir))
  let login = await locate()
  await prepare(login)
  const pool = new pg.Pool({
    ...withOptions(login, ONE_PLAN),
    max: settings.connections ?? CONNECTIONS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    types: typeParsers,
  })
  const find = async () => {
    // A server of the operator's own stays where it is.
    if (settings.databaseUrl) return
    login = await locate()
    Object.assign(pool.options, { host: login.host, port: login.port })
  }
  // One that breaks within a transaction, between two statements, would end the process; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  // A connection that breaks while idle says so here; the pool replaces it. An embedded server that died is started.
  pool.on('error', () => void find().catch(() => {}))
  return {
    pool,
    get login() {
      return login
    },
    query: (config) => again(() => pool.query(config), find),
    connect: () => again(() => pool.connect(), find),
    close: () => pool.end(),
  }
}

/** Once more after the server was found again, when nothing listened: then nothing was sent. */
async function again<T>(work: () => Promise<T>, find: () => Promise<void>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code !== 'ECONNREFUSED') throw error
    await find()
    return work()
  }
}

/** Queries name no schema; times are written in UTC. */
const SESSION = `-c search_path=${SCHEMA} -c timezone=UTC`
/**
 * Queries are made so that one plan is right for all values (page.ts): planning again each time costs a list page a
 * third of its time.
 */
const ONE_PLAN = '-c plan_cache_mode=force_generic_plan'
const COMMON = { application_name: 'ai-etl', options: SESSION, connectionTimeoutMillis: CONNECT_MS }

async function givenLogin(connectionString: string): Promise<pg.ClientConfig> {
  return withOptions({ connectionString, ...COMMON }, '')
}

/** Adds settings of the session; those in the query of an address would otherwise take the place of ours. */
function withOptions(login: pg.ClientConfig, added: string): pg.ClientConfig {
  const options = `${login.options} ${added}`.trim()
  if (!login.connectionString?.includes('options=')) return { ...login, options }
  const address = new URL(login.connectionString)
  const given = address.searchParams.get('options') ?? ''
  address.searchParams.set('options', given.includes(SESSION) ? `${given} ${added}` : `${given} ${options}`)
  return { ...login, connectionString: address.href, options }
}

async function embeddedLogin(dataDir: string): Promise<pg.ClientConfig> {
  const { host, port } = await embeddedPostgresql(dataDir)
  const password = await metadataPassword(serverFolder({ name: 'postgresql', dataDir }))
  return {
    host,
    port,
    user: METADATA_ROLE,
    password,
    database: METADATA_DATABASE,
    ...COMMON,
  }
}

async function prepare(login: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(login)
  client.on('error', () => {})
  try {
    await client.connect()
    await requireVersion(client)
    await migrate(client, await readMigrations(MIGRATIONS))
  } catch (error) {
    if (error instanceof PlatformError) throw error
    const server = `${client.host}:${client.port}`
    throw new PlatformError('store.unreachable', { server, why: (error as Error).message }, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version",
  )
  const [{ number, version }] = rows
  if (Number(number) < LEAST_VERSION * 10_000) {
    throw new PlatformError('store.too-old', { version, least: String(LEAST_VERSION) })
  }
}
