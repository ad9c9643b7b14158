import type { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import { allowedAddress, allowedLookup } from '../../../network/allowed-address.ts'
import { readNamedFile } from '../../../places/local/find.ts'
import { quoteName } from '../names.ts'
import { type CODE, requestFailure, serverCode } from './failure.ts'
import type { Settings } from './settings.ts'

/** Oldest server whose statements are used here (CLONE AS, ATTACH PARTITION ALL, Time64). */
export const OLDEST_VERSION: readonly [number, number] = [25, 6]

const DAY_MS = 86_400_000

/** Not by import, which reads every export, and so loads WebSocket and fetch: 20 ms of each thread. */
const http = process.getBuiltinModule('node:http')

/** A server that statements are sent to. Every failure is a PlatformError. */
export class Database {
  readonly settings: Settings
  readonly #client: ClickHouseClient
  readonly #signal: AbortSignal

  private constructor(settings: Settings, client: ClickHouseClient, signal: AbortSignal) {
    this.settings = settings
    this.#client = client
    this.#signal = signal
  }

  /** No request is sent yet. */
  static async open(
    settings: Settings,
    context: Context,
    options: { requestMs?: number; database?: string } = {},
  ): Promise<Database> {
    const { host, port, tls, user, password } = settings
    const requestMs =
      options.requestMs ?? (settings.options.timeout === undefined ? DAY_MS : settings.options.timeout * 1000)
    const client = createClient({
      url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
      username: user,
      password,
      database: options.database ?? 'default',
      request_timeout: requestMs,
      application: 'ai-etl',
      compression: { request: settings.options.compression, response: settings.options.compression },
      http_agent: await agent(settings, context),
      set_basic_auth_header: true,
      max_open_connections: 16,
      keep_alive: { enabled: true, idle_socket_ttl: 2500 },
      log: { level: ClickHouseLogLevel.OFF },
    })
    return new Database(settings, client, context.signal)
  }

  /** Runs a statement without rows. */
  async run(sql: string, settings: ClickHouseSettings = {}): Promise<void> {
    await this.#guarded(sql, async () => {
      // The answer's head must wait for the end: before that, the status says nothing of a failure.
      await this.#client.command({ query: sql, clickhouse_settings: { wait_end_of_query: 1, ...settings } })
    })
  }

  /** Rows as JSON gives them: 64-bit integers as text. */
  async rows<T = Record<string, unknown>>(sql: string, settings: ClickHouseSettings = {}): Promise<T[]> {
    return this.#guarded(sql, async () => {
      const result = await this.#client.query({
        query: sql,
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 1, ...settings },
      })
      return result.json<T>()
    })
  }

  /** Sends rows in the format that the INSERT names, with back-pressure. */
  async insert(sql: string, rows: Readable | readonly string[], settings: ClickHouseSettings = {}): Promise<void> {
    const values = Array.isArray(rows) ? Readable.from(rows, { objectMode: false }) : (rows as Readable)
    await this.#guarded(sql, async () => {
      const answer = await this.#client.exec({ query: sql, values, clickhouse_settings: settings })
      await answer.stream
        .resume()
        .toArray()
        .catch(() => [])
    })
  }

  /** Runs an INSERT in Native whose rows lie in a file of the server's spool. */
  async insertLaidDown(sql: string, name: string, settings: ClickHouseSettings = {}): Promise<void> {
    await this.#guarded(sql, async () => {
      await this.#client.command({
        query: sql,
        clickhouse_settings: settings,
        http_headers: { 'X-AI-ETL-Laid-Down': name },
      })
    })
  }

  /** Bytes of an answer, as the server sends them. The statement names its format. */
  async stream(sql: string, settings: ClickHouseSettings = {}): Promise<Readable> {
    return this.#guarded(sql, async () => {
      const result = await this.#client.exec({ query: sql, clickhouse_settings: settings, abort_signal: this.#signal })
      return result.stream
    })
  }

  /** Asks for a sign of life, without logging in. */
  async ping(): Promise<void> {
    const answer = await this.#client.ping()
    if (!answer.success) throw requestFailure(answer.error, this.settings, '')
  }

  failure(error: unknown, statement: string): PlatformError {
    return requestFailure(error, this.settings, statement)
  }

  async close(): Promise<void> {
    await this.#client.close()
  }

  async #guarded<T>(sql: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw requestFailure(error, this.settings, sql)
    }
  }
}

/** Connections go to checked addresses only. @throws PlatformError `connection.address-refused` */
async function agent(settings: Settings, context: Context): Promise<HttpAgent> {
  const { tls, ca, cert, key } = settings.options
  const policy = settings.embedded ? undefined : context.network
  // A host given as a number is never looked up.
  if (isIP(settings.host) !== 0) await allowedAddress(settings.host, policy)
  const lookup = allowedLookup(policy)
  const common = { keepAlive: true, maxSockets: 16, ...(lookup && { lookup }) }
  if (!settings.tls) return new http.Agent(common)
  const read = (file: string) => readNamedFile(file, context)
  return new HttpsAgent({
    ...common,
    rejectUnauthorized: tls !== 'insecure',
    ...(ca !== undefined && { ca: await read(ca) }),
    ...(cert !== undefined && { cert: await read(cert) }),
    ...(key !== undefined && { key: await read(key) }),
  })
}

/**
 * Opens a server: it answers, is new enough, and has the address's database; the embedded one is given it. Names without
 * a database mean that one.
 * @throws PlatformError of the area `connection`
 */
export async function connect(settings: Settings, context: Context): Promise<Database> {
  const first = await Database.open(settings, context, { requestMs: settings.options.connectTimeout * 1000 })
  try {
    // At once: each answer is a round trip. The embedded engine comes with the platform and is never too old.
    const version = settings.embedded ? null : readVersion(first).then((found) => refuseOld(settings, found))
    await Promise.all([version, ensureDatabase(first)])
  } finally {
    await first.close()
  }
  return Database.open(settings, context, { database: settings.database })
}

/** `26.7.2.1` */
export async function readVersion(database: Database): Promise<string> {
  return (await database.rows<{ version: string }>('SELECT version() AS version'))[0].version
}

/** @throws PlatformError `connection.too-old` */
export function refuseOld(settings: Settings, version: string): void {
  const [major, minor] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = OLDEST_VERSION
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  const least = OLDEST_VERSION.join('.')
  throw new PlatformError('connection.too-old', { server: settings.server, version, least })
}

/** On the embedded server a missing database is made; on another one it is an error that names the fix. */
export async function ensureDatabase(database: Database): Promise<void> {
  const { settings } = database
  const found = await database.rows(`EXISTS DATABASE ${quoteName(settings.database)}`)
  if (Number((found[0] as { result: number }).result) === 1) return
  if (!settings.embedded) {
    throw new PlatformError('connection.database-missing', { server: settings.server, database: settings.database })
  }
  await database.run(`CREATE DATABASE IF NOT EXISTS ${quoteName(settings.database)}`)
}

export function hasServerCode(error: unknown, code: (typeof CODE)[keyof typeof CODE]): boolean {
  return serverCode(error) === code || serverCode((error as { cause?: unknown } | null)?.cause) === code
}
