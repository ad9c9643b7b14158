import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PostgresqlServer, startPostgresql15 } from '../../../../services/postgresql15.ts'
import { metadataDatabase } from './database.ts'
import { definedQueries, isQuery } from './definitions.embedded.ts'
import { connected } from './scratch.embedded.ts'

/** A server of the operator's own, older than the embedded one; its user owns nothing but what is given to it. */
let server: PostgresqlServer
beforeAll(async () => {
  server = await startPostgresql15()
  await server.psql("CREATE ROLE keeper LOGIN PASSWORD 'kept'")
})
afterAll(() => server?.stop())

async function address(database: string, ...grants: readonly string[]): Promise<string> {
  await server.psql(`CREATE DATABASE ${database}`)
  for (const grant of grants) await server.psql(grant, database)
  return `postgresql://keeper:kept@127.0.0.1:${server.port}/${database}`
}

describe('the metadata database of DATABASE_URL on PostgreSQL 15', () => {
  test('is made by a user who may create a schema, and takes every statement', async () => {
    const databaseUrl = await address('granted', 'GRANT CREATE ON DATABASE granted TO keeper')
    const database = await metadataDatabase({ dataDir: '/nowhere', databaseUrl })
    await database.close()
    const statements = (await definedQueries()).flatMap(([, found]) =>
      found.map((each) => (isQuery(each) ? each.text : each.variant([...Object.keys(each.filters), 'after']).text)),
    )
    expect(statements.length).toBeGreaterThan(150)
    await connected(databaseUrl, async (client) => {
      await client.query('SET search_path = ai_etl_meta')
      for (const text of statements) await client.query(`PREPARE tried AS ${text}; DEALLOCATE tried`)
    })
  })

  test('is made in a schema that the operator made', async () => {
    const databaseUrl = await address('prepared', 'CREATE SCHEMA ai_etl_meta AUTHORIZATION keeper')
    const database = await metadataDatabase({ dataDir: '/nowhere', databaseUrl })
    expect((await database.pool.query('SELECT count(*) AS users FROM users')).rows).toEqual([{ users: 0 }])
    await database.close()
  })

  test('is refused with the reason when its user may do neither', async () => {
    const databaseUrl = await address('closed')
    await expect(metadataDatabase({ dataDir: '/nowhere', databaseUrl })).rejects.toMatchObject({
      code: 'store.unreachable',
      params: { server: `127.0.0.1:${server.port}`, why: 'permission denied for database closed' },
    })
  })
})
