import { lookup } from 'node:dns/promises'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Address } from '@ai-etl/core/address/address'
import { TEST_STEPS, type TestResult, type TestStep, type TestStepName } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { clickhouseTestTexts as texts } from '@ai-etl/core/messages/clickhouse'
import { allowedAddress, allowedLookup } from '../../network/allowed-address.ts'
import { listRelations, requireRelation } from './catalog/columns.ts'
import { Database, ensureDatabase, readVersion, refuseOld } from './connection/database.ts'
import { requestFailure } from './connection/failure.ts'
import { readSettings, type Settings } from './connection/settings.ts'
import { displayName, qualified } from './names.ts'

/** Tries an address step by step; ends at the first step that fails, with its reason and fix. */
export async function testConnection(address: Address, context: Context): Promise<TestResult> {
  const steps: TestStep[] = []
  let settings: Settings | undefined
  let database: Database | undefined
  const work: Record<TestStepName, () => Promise<string>> = {
    resolve: async () => {
      settings = await readSettings(address, context)
      return resolveHost(settings, context)
    },
    connect: async () => {
      await reach(need(settings), context)
      database = await openFirst(need(settings), context)
      return connectedText(database, context)
    },
    authenticate: async () => {
      const version = await readVersion(need(database))
      refuseOld(need(settings), version)
      return texts.authenticated[context.lang]({ version, user: need(settings).user })
    },
    authorise: async () => {
      await ensureDatabase(need(database))
      const { user, database: name } = need(settings)
      return texts.authorised[context.lang]({ user, database: name })
    },
    read: async () => readSomething(need(database), context),
  }
  try {
    for (const step of TEST_STEPS) {
      const done = await take(step, work[step], context)
      steps.push(done)
      if (!done.ok) return { ok: false, steps }
    }
    return { ok: true, steps }
  } finally {
    await database?.close()
  }
}

async function take(step: TestStepName, work: () => Promise<string>, context: Context): Promise<TestStep> {
  const started = performance.now()
  const ms = () => Math.round(performance.now() - started)
  try {
    return { step, ok: true, message: await work(), ms: ms(), fix: null }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const { message, fix, code } = error.problem(context.lang)
    return { step, ok: false, ms: ms(), message, fix, code }
  }
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('an earlier step gives it')
  return value
}

async function resolveHost(settings: Settings, context: Context): Promise<string> {
  if (settings.embedded) return texts.embedded[context.lang]({})
  try {
    await allowedAddress(settings.host, context.network)
    const { address } = await lookup(settings.host)
    return texts.resolved[context.lang]({ host: settings.host, address })
  } catch (error) {
    throw requestFailure(error, settings, '')
  }
}

/** A plain TCP connection: tells a closed port from one that speaks something else. */
function reach(settings: Settings, context: Context): Promise<void> {
  const { host, port, options, server } = settings
  return new Promise((resolve, reject) => {
    const socket = connectTcp({
      host,
      port,
      timeout: options.connectTimeout * 1000,
      lookup: settings.embedded ? undefined : allowedLookup(context.network),
    })
    const end = (failure?: unknown) => {
      socket.destroy()
      if (failure === undefined) resolve()
      else reject(requestFailure(failure, settings, ''))
    }
    socket.once('connect', () => end())
    socket.once('error', end)
    socket.once('timeout', () =>
      end(new PlatformError('connection.timeout', { server, seconds: options.connectTimeout })),
    )
  })
}

function speaksTls({ host, port, options }: Settings): Promise<boolean> {
  return new Promise((resolve) => {
    const timeout = options.connectTimeout * 1000
    const socket = connectTls({ host, port, timeout, rejectUnauthorized: false })
    const end = (speaks: boolean) => {
      socket.destroy()
      resolve(speaks)
    }
    socket.once('secureConnect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

function openFirst(settings: Settings, context: Context): Promise<Database> {
  return Database.open(settings, context, { requestMs: settings.options.connectTimeout * 1000 })
}

async function connectedText(database: Database, context: Context): Promise<string> {
  const { server, tls } = database.settings
  try {
    await database.ping()
  } catch (error) {
    // Many a TLS listener just hangs up on plain text: whether it would speak TLS is then asked of it.
    const hungUp = error instanceof PlatformError && error.code === 'connection.lost'
    if (!tls && hungUp && (await speaksTls(database.settings))) {
      throw new PlatformError('connection.tls-required', { server }, { cause: error })
    }
    throw error
  }
  return texts.connected[context.lang]({ server, tls })
}

async function readSomething(database: Database, context: Context): Promise<string> {
  const { database: name, table } = database.settings
  if (table === null) {
    const { length } = await listRelations(database, name, null)
    return texts.tables[context.lang]({ database: name, tables: length })
  }
  await requireRelation(database, name, table)
  const rows = await database.rows(`SELECT 1 FROM ${qualified(name, table)} LIMIT 1`)
  const text = rows.length === 0 ? texts.emptyTable : texts.readTable
  return text[context.lang]({ table: displayName(table) })
}
