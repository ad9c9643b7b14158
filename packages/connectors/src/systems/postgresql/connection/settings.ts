import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { readOptions } from '../../../options.ts'
import { parseTableName, type TableName } from '../names.ts'
import { type PostgresqlOptions, postgresqlOptions } from '../options.ts'

/** Where and how to log in. */
export interface Settings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string | null
  readonly database: string
  readonly embedded: boolean
  readonly options: PostgresqlOptions
  /** What the fragment names; null without one. */
  readonly name: TableName | null
  readonly schema: string
  /** For people: `db.example:5432`. */
  readonly server: string
}

const DEFAULT_PORT = 5432
const DEFAULT_SCHEMA = 'public'

/**
 * Reads an address; starts the embedded server when it names no host.
 * @throws PlatformError `address.invalid`, `address.option-*`, `connection.embedded-failed`
 */
export async function readSettings(address: Address, context: Context): Promise<Settings> {
  if (address.kind !== 'system') {
    throw new PlatformError('address.invalid', {
      address: maskSecrets(address.text),
      why: phrase('address.server-missing', { system: 'PostgreSQL' }),
    })
  }
  const options = readOptions('postgresql', postgresqlOptions, address.options)
  const schema = options.schema ?? DEFAULT_SCHEMA
  const name = address.fragment === null ? null : parseTableName(address.fragment, schema)
  const common = { options, name, schema: name?.schema ?? schema }
  if (address.host === '') {
    const endpoint = await context.embedded.postgresql()
    const database = address.path || 'ai_etl'
    return { ...endpoint, ...common, database, embedded: true, server: `postgresql:///${database}` }
  }
  const port = address.port ?? DEFAULT_PORT
  const user = address.user ?? context.environment.PGUSER ?? context.environment.USER ?? 'postgres'
  return {
    host: address.host,
    port,
    user,
    password: address.password ?? context.environment.PGPASSWORD ?? null,
    database: address.path || user,
    embedded: false,
    server: `${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`,
    ...common,
  }
}
