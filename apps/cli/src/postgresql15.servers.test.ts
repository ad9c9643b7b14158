import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Profile } from '@ai-etl/core/documents/profile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_CERTIFICATE, TEST_KEY } from '../../../packages/connectors/test/postgresql-server.ts'
import { type PostgresqlServer, startPostgresql15 } from '../../../services/postgresql15.ts'
import { Cli } from '../test/cli.ts'

/** PostgreSQL 15 as "any server": everything that the command line does with one, looked at with its own psql. */
const TICKETS = resolve('examples/city/tickets.csv')
const REGISTER = resolve('examples/city/register.json')
const truth = (sample: string) =>
  JSON.parse(readFileSync(`${sample}.truth.json`, 'utf8')) as Record<string, number> & {
    byStatus: Record<string, number>
    brokenLines: number[]
  }

let server: PostgresqlServer
let cli: Cli
beforeAll(async () => {
  server = await startPostgresql15({ tls: { certificate: TEST_CERTIFICATE, key: TEST_KEY } })
  await server.psql('CREATE DATABASE city')
  cli = new Cli({ CITY_PASSWORD: server.password })
})
afterAll(async () => {
  cli?.close()
  await server?.stop()
})

const address = (table = '', options = '') =>
  `postgresql://postgres:\${CITY_PASSWORD}@127.0.0.1:${server.port}/city${options}${table === '' ? '' : `#public.${table}`}`
const psql = (sql: string) => server.psql(sql, 'city')
const load = (source: string, target: string, ...options: string[]) => cli.json(['load', source, target, ...options])

describe('connection test', () => {
  test('every step of a server that is there', () => {
    const document = cli.json(['test', address()]) as { ok: boolean; steps: { step: string; message: string }[] }
    expect(document.ok).toBe(true)
    expect(document.steps.map((step) => step.step)).toEqual(['resolve', 'connect', 'authenticate', 'authorise', 'read'])
    expect(document.steps[2].message).toContain('PostgreSQL 15')
  })

  test.each([
    ['a wrong password', () => address('t').replace('${CITY_PASSWORD}', 'wrong'), 'password-wrong', 3],
    ['a user who does not exist', () => address('t').replace('postgres:', 'nobody:'), 'password-wrong', 3],
    ['a database that does not exist', () => address('t').replace('/city', '/village'), 'database-missing', 3],
    ['a table that does not exist', () => address('no_such_table'), 'table-missing', 1],
    ['a certificate that nobody vouches for', () => address('t', '?tls=true'), 'tls-certificate', 3],
  ])('%s', (_, make, code, status) => {
    const { error } = cli.json(['preview', make()], status) as { error: { code: string; fix: string } }
    expect(error.code).toBe(`connection.${code}`)
    expect(error.fix).not.toBe('')
  })
})

describe('tickets, from CSV', () => {
  test('arrive whole, by the truth of their generator', async () => {
    const known = truth(TICKETS)
    expect(load(TICKETS, address('tickets'), '--verify')).toMatchObject({
      state: 'succeeded',
      read: known.rows + known.brokenLines.length,
      written: known.rows,
      rejected: known.brokenLines.length,
      filtered: 0,
    })
    const sums = 'SELECT count(*), (sum(ticket_price) * 100)::bigint FROM tickets'
    expect(await psql(sums)).toBe(`${known.rows}|${known.priceSum}`)
    const statuses = await psql('SELECT order_status, count(*) FROM tickets GROUP BY 1 ORDER BY 2 DESC')
    const expected = Object.entries(known.byStatus).toSorted(([, a], [, b]) => b - a)
    expect(statuses.split('\n')).toEqual(expected.map(([status, count]) => `${status}|${count}`))
    expect(await psql("SELECT count(*) FROM tickets WHERE museum_inn LIKE '0%'")).toBe(String(known.leadingZeroInn))
  })

  test('are not doubled by the same command, unless told to', async () => {
    expect(load(TICKETS, address('tickets'))).toMatchObject({ state: 'unchanged' })
    expect(load(TICKETS, address('tickets'), '--again')).toMatchObject({ state: 'succeeded' })
    const { rows } = truth(TICKETS)
    expect(await psql('SELECT count(*) FROM tickets')).toBe(String(2 * rows))
    expect(load(TICKETS, address('tickets'), '--mode', 'replace')).toMatchObject({ written: rows })
    expect(await psql('SELECT count(*) FROM tickets')).toBe(String(rows))
  })

  test('are discovered and profiled as the table is', () => {
    const { rows } = truth(TICKETS)
    const { datasets } = cli.json(['discover', address()]) as { datasets: { name: string; columns: unknown[] }[] }
    expect(datasets.find((dataset) => dataset.name === 'public.tickets')?.columns).toHaveLength(27)
    const facts = (source: string) => {
      const profile = cli.json(['profile', source]) as Profile
      const { fields } = profile.tables[0]
      return { rows: profile.rows, fields: fields.map(({ name, nulls, distinct }) => ({ name, nulls, distinct })) }
    }
    const table = facts(address('tickets'))
    expect(table.rows).toBe(rows)
    expect(table).toEqual(facts(TICKETS))
  })

  test('go on to Parquet and to ClickHouse, and come back equal', async () => {
    const { rows } = truth(TICKETS)
    const parquet = join(cli.folder, 'tickets.parquet')
    expect(load(address('tickets'), parquet)).toMatchObject({ state: 'succeeded', written: rows })
    expect(load(address('tickets'), 'clickhouse:///city#tickets', '--verify')).toMatchObject({ written: rows })
    for (const [source, copy] of [
      [parquet, 'from_parquet'],
      ['clickhouse:///city#tickets', 'from_clickhouse'],
    ]) {
      expect(load(source, address(copy))).toMatchObject({ state: 'succeeded', written: rows })
      const difference = `SELECT count(*) FROM (${except('tickets', copy)} UNION ALL ${except(copy, 'tickets')}) AS d`
      expect([copy, await psql(difference)]).toEqual([copy, '0'])
    }
  })

  test('by a plan that is checked and run', async () => {
    const plan = join(cli.folder, 'tickets.yaml')
    cli.json(['plan', TICKETS, address('planned'), '-o', plan])
    expect(readFileSync(plan, 'utf8')).not.toContain(server.password)
    expect(cli.json(['check', plan])).toMatchObject({ ok: true })
    expect(cli.json(['run', plan])).toMatchObject({ state: 'succeeded' })
    expect(await psql('SELECT count(*) FROM planned')).toBe(String(truth(TICKETS).rows))
  })
})

/** Rows of one table that the other lacks, compared as text: stores name the same type differently. */
const except = (one: string, other: string) =>
  `(SELECT ${COMPARED} FROM ${one} EXCEPT ALL SELECT ${COMPARED} FROM ${other})`
const COMPARED =
  'created, order_status, ticket_price, event_id, is_active, valid_to, event_name, start_datetime, client_phone, museum_inn, birthday_date, ticket_number'

test('a register of nested records arrives as parent and child, joined', async () => {
  const known = truth(REGISTER)
  expect(load(REGISTER, address('register'))).toMatchObject({ state: 'succeeded', written: known.rows })
  const joined =
    'SELECT count(DISTINCT r._id), count(*) FROM register r JOIN register__inf_okved_opt c ON c._parent_id = r._id'
  expect((await psql(joined)).split('|')[1]).toBe(String(known.activities))
})

describe('modes', () => {
  const people = (rows: readonly string[]) => cli.write('people.csv', ['id,name', ...rows, ''].join('\n'))

  test('upsert changes by key, and deletes what is gone where told to', async () => {
    load(people(['1,Анна', '2,Борис', '3,Вера']), address('people'), '--mode', 'upsert', '--key', 'id')
    const again = load(people(['2,Борис', '3,Верочка', '4,Глеб']), address('people'), '--mode', 'upsert', '--key', 'id')
    expect(again).toMatchObject({ tables: [{ inserted: 1, updated: 1, unchanged: 1 }] })
    expect(await psql('SELECT id, name FROM people ORDER BY id')).toBe('1|Анна\n2|Борис\n3|Верочка\n4|Глеб')
    load(people(['2,Б', '9,Я']), address('people'), '--mode', 'upsert', '--key', 'id', '--missing', 'delete')
    expect(await psql('SELECT id, name FROM people ORDER BY id')).toBe('2|Б\n9|Я')
  })

  test('scd2 keeps the versions of a key', async () => {
    load(people(['1,Анна', '2,Борис']), address('history'), '--mode', 'scd2', '--key', 'id')
    load(people(['1,Аня', '2,Борис']), address('history'), '--mode', 'scd2', '--key', 'id')
    const versions = await psql('SELECT id, name, _current FROM history ORDER BY id, _valid_from')
    expect(versions).toBe('1|Анна|f\n1|Аня|t\n2|Борис|t')
  })

  test('a cursor takes what is new', async () => {
    const events = (last: number) =>
      cli.write('events.csv', `id,what\n${Array.from({ length: last }, (_, i) => `${i + 1},e${i + 1}`).join('\n')}\n`)
    load(events(3), address('events'), '--cursor', 'id')
    load(events(5), address('events'), '--cursor', 'id')
    expect(await psql('SELECT count(*), max(id) FROM events')).toBe('5|5')
  })

  test('a load that fails leaves the table as it was', async () => {
    load(people(['1,Анна']), address('kept'))
    const broken = cli.write('broken.csv', 'id,name\n2,Борис\n3\n4\n')
    const failed = cli.json(['load', broken, address('kept'), '--mode', 'replace', '--max-rejected', '1'], 1)
    expect(failed).toMatchObject({ error: { code: 'load.too-many-rejected' } })
    expect(await psql('SELECT id, name FROM kept')).toBe('1|Анна')
  })
})

describe('TLS', () => {
  test('with the certificate of its authority', async () => {
    const authority = cli.write('ca.pem', TEST_CERTIFICATE)
    const secured = address('', `?tls=true&ca=${authority}`)
    const { ok, steps } = cli.json(['test', secured]) as { ok: boolean; steps: { message: string }[] }
    expect(ok).toBe(true)
    expect(steps[1].message).toContain('TLS')
    const source = cli.write('secured.csv', 'a\n1\n')
    expect(load(source, address('secured', `?tls=true&ca=${authority}`))).toMatchObject({ state: 'succeeded' })
    expect(await psql('SELECT a FROM secured')).toBe('1')
  })
})

test('DDL is executed there when asked for', async () => {
  cli.json(['ddl', TICKETS, '--dialect', 'postgresql', '--table', 'designed', '--execute', address()])
  const columns = "SELECT count(*) FROM information_schema.columns WHERE table_name = 'designed'"
  expect(await psql(columns)).toBe('27')
})
