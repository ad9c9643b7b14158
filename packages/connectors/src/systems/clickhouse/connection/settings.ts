import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { readOptions } from '../../../options.ts'
import { parseTableName } from '../names.ts'
import { type ClickhouseOptions, clickhouseOptions } from '../options.ts'

/** Where and how to log in. */
export interface Settings {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly user: string
  readonly password: string
  readonly database: string
  /** Table that the fragment names; null: all of the database, or none was named. */
  readonly table: string | null
  readonly embedded: boolean
  /** Folder that rows may be laid down in for the server; null: it takes them over HTTP only. */
  readonly spool: string | null
  readonly options: ClickhouseOptions
  /** For people: `db.example:8123`. */
  readonly server: string
}

const PORT = 8123
const TLS_PORT = 8443
/** The embedded engine's own `default` holds no tables that can be swapped. */
const EMBEDDED_DATABASE = 'main'

/**
 * Reads an address; starts the embedded server when it names no host.
 * @throws PlatformError `address.invalid`, `address.option-*`, `connection.embedded-failed`
 */
export async function readSettings(address: Address, context: Context): Promise<Settings> {
  if (address.kind !== 'system') {
    throw new PlatformError('address.invalid', {
      address: maskSecrets(address.text),
      why: phrase('address.server-missing', { system: 'ClickHouse' }),
    })
  }
  const options = readOptions('clickhouse', clickhouseOptions, address.options)
  const name = address.fragment === null ? null : parseTableName(address.fragment)
  const table = name?.table ?? null
  if (address.host === '') {
    const endpoint = await context.embedded.clickhouse()
    const database = name?.database ?? (address.path || EMBEDDED_DATABASE)
    const spool = endpoint.spool ?? null
    return {
      ...endpoint,
      spool,
      tls: false,
      database,
      table,
      embedded: true,
      options,
      server: `clickhouse:///${database}`,
    }
  }
  const tls = options.tls === undefined ? address.scheme === 'clickhouses' : options.tls !== 'false'
  const port = address.port ?? (tls ? TLS_PORT : PORT)
  return {
    host: address.host,
    port,
    tls,
    user: address.user ?? context.environment.CLICKHOUSE_USER ?? 'default',
    password: address.password ?? context.environment.CLICKHOUSE_PASSWORD ?? '',
    database: name?.database ?? (address.path || 'default'),
    table,
    embedded: false,
    spool: null,
    options,
    server: `${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`,
  }
}
