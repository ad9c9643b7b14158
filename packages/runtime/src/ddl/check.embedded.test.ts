import { designTables } from '@ai-etl/core/ddl/design'
import { diffDesign } from '@ai-etl/core/ddl/difference'
import { emitDdl } from '@ai-etl/core/ddl/emit'
import { documentOf } from '@ai-etl/core/ddl/generate'
import type { DesignOptions, InputTable } from '@ai-etl/core/ddl/model'
import { DDL_CASES } from '@ai-etl/core/ddl/testing/cases'
import { everyTypeTable, hostileTable } from '@ai-etl/core/ddl/testing/hostile'
import { ticketsProfile } from '@ai-etl/core/ddl/testing/tickets'
import { writeName } from '@ai-etl/core/ddl/write'
import { DIALECT_SPECS } from '@ai-etl/core/dialects/list'
import { analyzeQueries } from '@ai-etl/core/queries/analyze'
import { decimal, scalar } from '@ai-etl/core/types/logical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SqlBench } from './bench.embedded.ts'
import { checkDdl, generateCheckedDdl } from './check.ts'

const DATABASES = ['postgresql', 'clickhouse'] as const

let bench: SqlBench
beforeAll(async () => {
  bench = await SqlBench.open()
})
afterAll(() => bench.close())

const design = (dialect: (typeof DATABASES)[number], table: InputTable, options: Partial<DesignOptions> = {}) =>
  designTables({
    dialect,
    lang: 'ru',
    dataset: "it's \\ a `file`",
    tables: [table],
    options: { names: 'quote', ...options },
  })

describe.each(DATABASES)('%s executes', (dialect) => {
  it.each(Object.entries(DDL_CASES))('the golden case %s', async (_, { profile, request }) => {
    const full = { dialect, lang: 'en', names: 'quote', ...request } as const
    const ddl = await generateCheckedDdl(profile, full, bench.context, bench.connectors)
    expect(ddl.checked).toBe('executed')
    expect(ddl.checkedOn).toMatch(dialect === 'postgresql' ? /^PostgreSQL 18\.\d+$/ : /^ClickHouse 2\d\./)
  })

  it('a table asked for in a schema that is not there', async () => {
    const request = { dialect, lang: 'en', names: 'quote', table: { schema: 'no such', name: 'tickets' } } as const
    const ddl = await generateCheckedDdl(ticketsProfile(), request, bench.context, bench.connectors)
    expect(ddl.checked).toBe('executed')
    expect(ddl.statements[0]).toMatch(/^CREATE TABLE ["`]no such["`]\.tickets/)
  })

  it('indexes and orders that queries ask for', async () => {
    const profile = ticketsProfile(20_000_000)
    const sql = `
      select sum(ticket_price) from tickets where museum_name = 'a' and created >= '2021-01-01';
      select * from tickets where client_phone = '1' and event_name like '%ночь%';
      select count(*) from tickets where ticket_status = 'PAID' and visitor_category = 'x' and spot_id = 1`
    const queries = await analyzeQueries([sql], profile, 'en')
    const request = { dialect, lang: 'en', names: 'quote', queries } as const
    const ddl = await generateCheckedDdl(profile, request, bench.context, bench.connectors)
    const indexes = ddl.choices.filter((choice) => choice.kind === 'index').map((choice) => choice.what)
    expect(indexes).toEqual(
      expect.arrayContaining(dialect === 'postgresql' ? ['BTREE', 'GIN-TRIGRAM'] : ['SET', 'BLOOM_FILTER', 'TEXT']),
    )
    expect(ddl.checked).toBe('executed')
  })

  it('hostile names, with hostile comments', async () => {
    const ddl = documentOf(design(dialect, hostileTable()))
    expect(await checkDdl(ddl, bench.context, bench.connectors)).toMatchObject({ checked: 'executed' })
  })

  it('every type, nullable and not', async () => {
    const ddl = documentOf(design(dialect, everyTypeTable()))
    expect(await checkDdl(ddl, bench.context, bench.connectors)).toMatchObject({ checked: 'executed' })
  })

  it('every keyword as a name, unquoted where the dialect takes it', async () => {
    const session = await bench.session(dialect)
    try {
      const sql =
        dialect === 'postgresql' ? 'SELECT word FROM pg_get_keywords()' : 'SELECT keyword AS word FROM system.keywords'
      const words = (await session.query(sql)).map(({ word }) => String(word).toLowerCase())
      const names = [...new Set(words.filter((word) => /^[a-z_0-9]+$/.test(word)))]
      expect(names.length).toBeGreaterThan(200)
      const columns = names.map((name) => ({ name, path: name, type: scalar('int32'), nullable: false }))
      const table = { name: 'keywords', parent: null, rows: null, columns }
      await session.run(
        dialect === 'postgresql' ? 'DROP TABLE IF EXISTS keywords' : 'DROP TABLE IF EXISTS keywords SYNC',
      )
      for (const statement of emitDdl(design(dialect, table)).statements) await session.run(statement)
      const written = names.map((name) => writeName(DIALECT_SPECS[dialect], name))
      await session.run(`INSERT INTO keywords (${written.join(', ')}) VALUES (${written.map((_, i) => i).join(', ')})`)
      const [row] = await session.query(`SELECT ${written.join(', ')} FROM keywords ORDER BY ${written.join(', ')}`)
      expect(Object.entries(row).map(([name, value]) => [name, Number(value)])).toEqual(
        names.map((name, i) => [name, i]),
      )
    } finally {
      await session.close()
    }
  })

  it('hash and list partitions', async () => {
    const id = { name: 'id', path: 'id', type: scalar('int64'), nullable: false }
    const top = ['a', "b'c", 'd\\e'].map((value) => ({ value, count: 10 }))
    const facts = { distinct: { value: 3, exact: true }, top, personal: false }
    const region = { name: 'region', path: 'region', type: scalar('string'), nullable: false, facts }
    const table = { name: 'big', parent: null, rows: 1_000_000, bytes: 1e12, columns: [id, region], keys: [['id']] }
    const queries = await analyzeQueries(["select * from big where region = 'a'"], undefined, 'en')
    for (const options of [{}, { queries }]) {
      const designed = design(dialect, table, options)
      const kind = 'queries' in options ? 'list' : dialect === 'postgresql' ? 'hash' : undefined
      expect(designed.tables[0].partition?.kind).toBe(kind)
      expect(await checkDdl(documentOf(designed), bench.context, bench.connectors)).toMatchObject({
        checked: 'executed',
      })
    }
  })

  it('leaves nothing behind', async () => {
    const session = await bench.session(dialect)
    const sql =
      dialect === 'postgresql'
        ? "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'ai_etl_check%'"
        : "SELECT name FROM system.databases WHERE name LIKE 'ai_etl_check%'"
    expect(await session.query(sql)).toEqual([])
    await session.close()
  })

  it('changes of an existing table', async () => {
    const session = await bench.session(dialect)
    const column = (name: string, type = scalar('int32'), nullable = true) => ({ name, path: name, type, nullable })
    const before = {
      name: 'change me',
      parent: null,
      rows: null,
      columns: [column('a'), column('b', decimal(5, 2)), column('c', scalar('string'), false)],
    }
    const after = {
      ...before,
      columns: [
        column('a', scalar('int64')),
        column('b', decimal(9, 4)),
        column('c', scalar('string')),
        column('"new"', scalar('timestamptz')),
      ],
    }
    const old = design(dialect, before)
    for (const statement of emitDdl(old).statements) await session.run(statement)
    const existing = {
      name: 'change me',
      columns: old.tables[0].columns.map(({ name, type, nativeType, nullable }) => ({
        name,
        type,
        nativeType,
        nullable,
        hasDefault: false,
      })),
      key: [],
      rowsEstimate: 0,
    }
    const designed = design(dialect, after)
    const { changes } = diffDesign(designed, designed.tables[0], existing)
    expect(changes.map(({ kind, column: name }) => [kind, name])).toEqual([
      ['widen', 'a'],
      ['widen', 'b'],
      ['take-null', 'c'],
      ['add-column', '"new"'],
    ])
    for (const statement of changes.flatMap((change) => change.statements)) await session.run(statement)
    const table = writeName(DIALECT_SPECS[dialect], 'change me')
    const columns = ['a', 'b', 'c', '"new"'].map((name) => writeName(DIALECT_SPECS[dialect], name)).join(', ')
    await session.run(`INSERT INTO ${table} (${columns}) VALUES (9223372036854775807, 12345.6789, NULL, NULL)`)
    await session.close()
  })
})

it('says which of our statements a server rejects', async () => {
  const ddl = { ...documentOf(design('postgresql', everyTypeTable())), statements: ['CREATE TABLE t (a nonsense)'] }
  await expect(checkDdl(ddl, bench.context, bench.connectors)).rejects.toMatchObject({
    code: 'ddl.rejected',
    params: { statement: 'CREATE TABLE t (a nonsense)' },
  })
})

it('leaves the other dialects unchecked', async () => {
  const { profile } = DDL_CASES.tickets
  for (const dialect of ['mysql', 'redshift', 'snowflake', 'bigquery'] as const) {
    const ddl = await generateCheckedDdl(
      profile,
      { dialect, lang: 'en', names: 'quote' },
      bench.context,
      bench.connectors,
    )
    expect([ddl.checked, ddl.checkedOn]).toEqual(['unchecked', null])
  }
})
