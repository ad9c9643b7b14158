import { resolve } from 'node:path'
import type { Ddl } from '@ai-etl/core/documents/ddl'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MariadbServer, startMariadb } from '../../../services/mariadb.ts'
import { Cli } from '../test/cli.ts'

/** What `ddl --dialect mysql` says of the city samples, run on MariaDB as it stands. */
let server: MariadbServer
let cli: Cli
beforeAll(async () => {
  server = await startMariadb()
  cli = new Cli()
})
afterAll(async () => {
  cli?.close()
  await server?.stop()
})

test.each([
  ['tickets.csv', 'quote', 1],
  ['register.json', 'quote', 2],
  ['register.json', 'transliterate', 2],
  ['cadastre.xml', 'transliterate', 3],
])('%s, names %s', async (sample, names, least) => {
  const source = resolve('examples/city', sample)
  const ddl = cli.json(['ddl', source, '--dialect', 'mysql', '--names', names, '--growth', '100GB/month']) as Ddl
  expect([ddl.checked, ddl.checkedOn]).toEqual(['unchecked', null])
  const database = `${sample.replace('.', '_')}_${names}`
  await server.mariadb(`CREATE DATABASE ${database}`)
  for (const statement of ddl.statements) await server.mariadb(statement, database)
  const tables = (await server.mariadb('SHOW TABLES', database)).split('\n')
  expect(tables.length).toBeGreaterThanOrEqual(least)
  expect(tables).toHaveLength(ddl.statements.filter((statement) => statement.startsWith('CREATE TABLE')).length)
})
