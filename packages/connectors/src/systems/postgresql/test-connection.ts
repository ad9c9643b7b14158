import { lookup } from 'node:dns/promises'
import type { Address } from '@ai-etl/core/address/address'
import type { TestResult, TestStep, TestStepName } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ErrorCode } from '@ai-etl/core/errors/codes'
import { PlatformError } from '@ai-etl/core/errors/error'
import { postgresqlMessages as says } from '@ai-etl/core/messages/postgresql'
import type pg from 'pg'
import { allowedAddress } from '../../network/allowed-address.ts'
import { findRelation, listRelations, type Relation, requireRelation } from './catalog/relations.ts'
import { connect, formatVersion, serverVersion } from './connection/connect.ts'
import { connectionFailure, noRight, statementFailure } from './connection/failure.ts'
import { readSettings, type Settings } from './connection/settings.ts'
import { displayName, qualified, quoteName } from './names.ts'

/** Failures of a login that already happen while connecting. */
const CONNECTING: readonly ErrorCode[] = [
  'connection.port-closed',
  'connection.timeout',
  'connection.tls-required',
  'connection.tls-refused',
  'connection.tls-certificate',
  'connection.lost',
]

/** Tries an address step by step and stops at the first that fails, naming the failure and its fix. */
export async function testConnection(address: Address, context: Context): Promise<TestResult> {
  const steps: TestStep[] = []
  const step = async <T>(name: TestStepName, work: () => Promise<{ says: string; value: T }>): Promise<T> => {
    const begin = performance.now()
    const ms = () => Math.round(performance.now() - begin)
    try {
      const { says: message, value } = await work()
      steps.push({ step: name, ok: true, ms: ms(), message, fix: null })
      return value
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      const { code, message, fix } = error.problem(context.lang)
      steps.push({ step: name, ok: false, ms: ms(), message, fix, code })
      throw error
    }
  }
  let client: pg.Client | undefined
  try {
    const settings = await step('resolve', () => resolve(address, context))
    client = await logIn(settings, context, step)
    const relation = await step('authorise', () => authorise(client as pg.Client, settings, context))
    await step('read', () => read(client as pg.Client, settings, relation, context))
    return { ok: true, steps }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { ok: false, steps }
  } finally {
    await client?.end()
  }
}

async function resolve(address: Address, context: Context): Promise<{ says: string; value: Settings }> {
  const settings = await readSettings(address, context)
  const { server } = settings
  if (settings.embedded) return { says: says.started[context.lang](), value: settings }
  try {
    await allowedAddress(settings.host, context.network)
    const found = await lookup(settings.host, { all: true })
    const addresses = found.map((one) => one.address).join(', ')
    return { says: says.resolved[context.lang]({ server, addresses }), value: settings }
  } catch (error) {
    throw connectionFailure(error, settings)
  }
}

type Step = <T>(name: TestStepName, work: () => Promise<{ says: string; value: T }>) => Promise<T>

/** One login makes two steps: what fails before the server has looked at the user belongs to the first. */
async function logIn(settings: Settings, context: Context, step: Step): Promise<pg.Client> {
  const { server, user, database } = settings
  const login = connect(settings, context).then(
    (client) => ({ client }),
    (failure: unknown) => ({ failure }),
  )
  await step('connect', async () => {
    const outcome = await login
    if ('failure' in outcome && outcome.failure instanceof PlatformError && CONNECTING.includes(outcome.failure.code)) {
      throw outcome.failure
    }
    const tls = 'client' in outcome && (await isEncrypted(outcome.client))
    return { says: says.connected[context.lang]({ server, tls }), value: null }
  })
  return step('authenticate', async () => {
    const outcome = await login
    if ('failure' in outcome) throw outcome.failure
    const version = formatVersion(serverVersion(outcome.client))
    return { says: says.authenticated[context.lang]({ user, database, version }), value: outcome.client }
  })
}

async function isEncrypted(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
  return rows[0]?.ssl ?? false
}

interface Rights {
  readonly use: boolean | null
  readonly create: boolean | null
  readonly make: boolean
  readonly read: boolean | null
}

/** A table that exists must be readable; for one that does not, or for a whole schema, tables must be creatable or readable. */
async function authorise(
  client: pg.Client,
  settings: Settings,
  context: Context,
): Promise<{ says: string; value: Relation | null }> {
  const { schema, user, name } = settings
  try {
    const relation = name?.table ? await findRelation(client, schema, name.table) : null
    const { rows } = await client.query<Rights>(RIGHTS, [schema, relation?.oid ?? null])
    const rights = rows[0]
    if (relation && !(rights.use && rights.read)) {
      throw rights.use
        ? noRight(settings, 'SELECT', `TABLE ${qualified(schema, relation.name)}`, null)
        : noRight(settings, 'USAGE', `SCHEMA ${quoteName(schema)}`, null)
    }
    const creates = rights.use === null ? rights.make : rights.create === true
    if (!relation && name?.table && !creates) {
      throw rights.use === null
        ? noRight(settings, 'CREATE', `DATABASE ${quoteName(settings.database)}`, null)
        : noRight(settings, 'CREATE', `SCHEMA ${quoteName(schema)}`, null)
    }
    const words = [...(rights.use ? [says.rightRead] : []), ...(creates ? [says.rightCreate] : [])]
    const list = words.map((word) => word[context.lang]()).join(', ')
    return { says: says.authorised[context.lang]({ user, schema, rights: list || '—' }), value: relation }
  } catch (error) {
    throw statementFailure(error, settings, RIGHTS)
  }
}

/** NULL where the schema or the table does not exist. */
const RIGHTS = `SELECT has_schema_privilege(n.oid, 'USAGE') AS use, has_schema_privilege(n.oid, 'CREATE') AS create,
  has_database_privilege(current_database(), 'CREATE') AS make,
  has_table_privilege($2::oid, 'SELECT') OR has_any_column_privilege($2::oid, 'SELECT') AS read
  FROM (SELECT (SELECT oid FROM pg_namespace WHERE nspname = $1) AS oid) n`

async function read(
  client: pg.Client,
  settings: Settings,
  relation: Relation | null,
  context: Context,
): Promise<{ says: string; value: null }> {
  const { lang } = context
  const { name, schema } = settings
  if (name?.table && !relation) {
    await requireRelation(client, settings.server, schema, name.table)
    return { says: '', value: null }
  }
  if (!relation) {
    const count = (await listRelations(client, settings.options.schema ?? name?.schema ?? null)).length
    return { says: says.listed[lang]({ count }), value: null }
  }
  const statement = `SELECT FROM ${qualified(schema, relation.name)} LIMIT 1`
  try {
    await client.query(statement)
  } catch (error) {
    throw statementFailure(error, settings, statement)
  }
  return { says: says.readTable[lang]({ table: displayName(schema, relation.name) }), value: null }
}
