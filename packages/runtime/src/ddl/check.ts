import { randomBytes } from 'node:crypto'
import type { Address } from '@ai-etl/core/address/address'
import type { Connector, SqlSession } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { DdlRequest } from '@ai-etl/core/ddl/generate'
import { generateDdl } from '@ai-etl/core/ddl/generate'
import type { Ddl, Dialect } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Phrase } from '@ai-etl/core/messages/phrase'

/**
 * The DDL of a profile, run in the embedded database of its dialect before anyone sees it. It runs without the schema
 * that was asked for, in a scratch place: nothing of it stays.
 * @throws PlatformError `ddl.rejected` when the database refuses a statement: a defect of the designer
 */
export async function generateCheckedDdl(
  profile: Profile,
  request: DdlRequest,
  context: Context,
  connectors: readonly Connector[],
): Promise<Ddl> {
  const ddl = generateDdl(profile, request)
  const scratch = { ...request, table: { schema: null, name: request.table?.name ?? null } }
  return checkDdl(ddl, context, connectors, generateDdl(profile, scratch).statements)
}

/**
 * Runs statements in the embedded PostgreSQL or ClickHouse and marks the document `executed`, with the server's version.
 * Dialects without an embedded server stay `unchecked`, as does one whose server is not installed.
 * @param statements what to run instead of the document's statements, when these name a schema
 * @throws PlatformError `ddl.rejected`
 */
export async function checkDdl(
  ddl: Ddl,
  context: Context,
  connectors: readonly Connector[],
  statements: readonly string[] = ddl.statements,
): Promise<Ddl> {
  const scratch = SCRATCH[ddl.dialect]
  const connector = connectors.find((candidate) => candidate.name === ddl.dialect)
  if (!scratch || !connector?.openSql) return ddl
  const name = `ai_etl_check_${randomBytes(6).toString('hex')}`
  let session: SqlSession
  try {
    session = await connector.openSql(scratch.address(name), context)
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'connection.embedded-failed') return ddl
    throw error
  }
  try {
    await scratch.run(session, name, statements)
    return { ...ddl, checked: 'executed', checkedOn: session.server }
  } catch (error) {
    // The embedded servers refuse some unusual names out of caution; that says nothing about the statement.
    if (error instanceof PlatformError && error.code === 'connection.no-right') return ddl
    throw error
  } finally {
    await session.close()
  }
}

/** A place in an embedded server where statements may run and leave nothing behind. */
interface Scratch {
  address(name: string): Address
  run(session: SqlSession, name: string, statements: readonly string[]): Promise<void>
}

const SCRATCH: Partial<Record<Dialect, Scratch>> = {
  postgresql: {
    address: () => embedded('postgresql', ''),
    run: async (session, name, statements) => {
      await session.run('BEGIN')
      try {
        await session.run(`CREATE SCHEMA ${name}`)
        await session.run(`SET LOCAL search_path = ${name}`)
        await runAll(session, statements)
      } finally {
        await session.run('ROLLBACK')
      }
    },
  },
  clickhouse: {
    address: (name) => embedded('clickhouse', name),
    run: async (session, name, statements) => {
      await session.run(`CREATE DATABASE IF NOT EXISTS ${name}`)
      try {
        await runAll(session, statements)
      } finally {
        await session.run(`DROP DATABASE IF EXISTS ${name}`)
      }
    },
  },
}

async function runAll(session: SqlSession, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    try {
      await session.run(statement)
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code !== 'sql.failed') throw error
      const { why } = error.params as { why: Phrase }
      throw new PlatformError('ddl.rejected', { server: session.server, why, statement }, { cause: error })
    }
  }
}

function embedded(scheme: string, path: string): Address {
  const text = `${scheme}:///${path}`
  return {
    kind: 'system',
    text,
    scheme,
    user: null,
    password: null,
    host: '',
    port: null,
    path,
    fragment: null,
    options: {},
  }
}
