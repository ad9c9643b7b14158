import { isIP } from 'node:net'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import pg from 'pg'
import { allowedAddress } from '../../../network/allowed-address.ts'
import { readNamedFile } from '../../../places/local/find.ts'
import { quoteName } from '../names.ts'
import { connectionFailure } from './failure.ts'
import type { Settings } from './settings.ts'
import { tlsAttempts } from './tls.ts'

/** Oldest server whose catalogue and protocol are used here. */
export const OLDEST_VERSION = 120_000

/**
 * Logs in. On the embedded server a missing database is made first.
 * @throws PlatformError of the area `connection`
 */
export async function connect(settings: Settings, context: Context): Promise<pg.Client> {
  const client = await login(settings, context).catch(async (error: unknown) => {
    const missing = error instanceof PlatformError && error.code === 'connection.database-missing'
    if (!missing || !settings.embedded) throw error
    await createDatabase(settings, context)
    return login(settings, context)
  })
  const version = serverVersion(client)
  if (version < OLDEST_VERSION) {
    await client.end()
    const { server } = settings
    throw new PlatformError('connection.too-old', { server, version: formatVersion(version), least: '12' })
  }
  await prepare(client, settings)
  return client
}

/** `server_version_num` as the server said at login: 180004 for 18.4. */
export function serverVersion(client: pg.Client): number {
  return versions.get(client) ?? 0
}

export function formatVersion(version: number): string {
  return `${Math.floor(version / 10_000)}.${version % 10_000}`
}

const versions = new WeakMap<pg.Client, number>()

async function login(settings: Settings, context: Context): Promise<pg.Client> {
  const attempts = await tlsAttempts(settings, (file) => readNamedFile(file, context))
  for (const [index, ssl] of attempts.entries()) {
    try {
      return await attempt(settings, ssl, context)
    } catch (error) {
      const failure = connectionFailure(error, settings)
      const aboutTls = failure.code === 'connection.tls-refused' || failure.code === 'connection.tls-required'
      if (!aboutTls || index === attempts.length - 1) throw failure
    }
  }
  throw new RangeError('there is always an attempt')
}

async function attempt(settings: Settings, ssl: pg.ClientConfig['ssl'], context: Context): Promise<pg.Client> {
  const { host, port, user, database, options } = settings
  const client = new pg.Client({
    host: settings.embedded ? host : await allowedAddress(host, context.network),
    port,
    user,
    database,
    password: settings.password ?? '',
    // The certificate is held against the name, also where the connection goes to a checked address of it.
    ssl: typeof ssl === 'object' && isIP(host) === 0 ? { ...ssl, servername: host } : ssl,
    connectionTimeoutMillis: options.connectTimeout * 1000,
    application_name: 'ai-etl',
    keepAlive: true,
  })
  // A connection that breaks while idle says so here; the next query gets the error.
  client.on('error', () => {})
  const deadline = AbortSignal.timeout(options.connectTimeout * 1000 + 250)
  try {
    await Promise.race([client.connect(), rejectAt(deadline)])
    const answer = await client.query<{ number: string }>('SELECT current_setting($1) AS number', [
      'server_version_num',
    ])
    versions.set(client, Number(answer.rows[0].number))
    return client
  } catch (error) {
    void client.end().catch(() => {})
    throw error
  }
}

function rejectAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('timeout expired'))))
}

/** Every text that the server writes is then in one known form. */
async function prepare(client: pg.Client, settings: Settings): Promise<void> {
  const { options } = settings
  await client.query(`SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';
    SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 3; SET standard_conforming_strings = on;
    SET search_path = ${quoteName(settings.schema)}, public; SET lock_timeout = 0; SET statement_timeout = ${Math.round((options.timeout ?? 0) * 1000)};
    ${options.idleTransactions ? 'SET idle_in_transaction_session_timeout = 0;' : ''}`)
  // Lets the server notice within seconds that a client which waits for a long statement was killed.
  if (serverVersion(client) >= 140_000)
    await client.query("SET client_connection_check_interval = '2s'").catch(() => {})
}

const CREATE_DATABASE_LOCK = 4_702_111_234_474_984

async function createDatabase(settings: Settings, context: Context): Promise<void> {
  const client = await login({ ...settings, database: 'postgres' }, context)
  try {
    // One at a time: making two at once fails, since both copy the same template.
    await client.query('SELECT pg_advisory_lock($1)', [CREATE_DATABASE_LOCK])
    await client.query(`CREATE DATABASE ${quoteName(settings.database)}`)
  } catch (error) {
    // 42P04 duplicate_database: another command of the same folder made it meanwhile.
    if ((error as { code?: string }).code !== '42P04') throw connectionFailure(error, settings)
  } finally {
    await client.end()
  }
}
