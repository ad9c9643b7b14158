import { lockKey } from '@ai-etl/connectors/systems/postgresql/write/lock'
import { embeddedPostgresql } from '@ai-etl/runtime/embedded/postgresql'
import pg from 'pg'

/**
 * Holds a table of the server's embedded PostgreSQL as a load that is under way does: a run into it waits until this
 * is let go, so what a test does meanwhile never races against how fast rows are loaded.
 * @param database made where it is missing
 * @returns lets the table go
 */
export async function holdTable(dataDir: string, database: string, table: string): Promise<() => Promise<void>> {
  const { host, port, user, password } = await embeddedPostgresql(dataDir)
  const login = { host, port, user, password }
  await inDatabase({ ...login, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
  })
  const client = new pg.Client({ ...login, database })
  await client.connect()
  await client.query('SELECT pg_advisory_lock($1)', [lockKey('public', table)])
  return () => client.end()
}

async function inDatabase(login: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(login)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
