import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, type TestDatabase, testDatabase } from '../../../../test/postgresql.ts'
import { postgresql } from '../index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function ownAddresses(): Promise<readonly ReturnType<typeof addressOf>[]> {
  const { host, port, user, password } = await database.context.embedded.postgresql()
  return [
    addressOf('postgresql:///ai_etl_metadata#ai_etl_meta.users'),
    addressOf(`postgresql://${user}:${password}@${host}:${port}/ai_etl_metadata#ai_etl_meta.users`),
  ]
}

describe("the platform's own database is closed, with a reason,", () => {
  test.each([
    ['to discovering', (address) => postgresql.discover(address, database.context)],
    ['to reading', (address) => postgresql.open(address, database.context, { structure: 'sample' })],
    ['to statements', async (address) => postgresql.openSql?.(address, database.context)],
  ] satisfies [string, (address: ReturnType<typeof addressOf>) => Promise<unknown>][])('%s', async (_, use) => {
    for (const address of await ownAddresses()) {
      await expect(use(address)).rejects.toMatchObject({ code: 'connection.database-closed' })
    }
  })
})
