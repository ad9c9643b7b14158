import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MariadbServer, startMariadb } from '../../../../services/mariadb.ts'
import { DIALECT_SPECS } from '../dialects/list.ts'
import { quoteLiteral } from '../dialects/quote.ts'
import { analyzeQueries } from '../queries/analyze.ts'
import { scalar } from '../types/logical.ts'
import { designTables } from './design.ts'
import { emitDdl } from './emit.ts'
import type { DesignOptions, InputColumn, InputTable } from './model.ts'
import { everyTypeTable, HOSTILE_NAMES, hostileTable } from './testing/hostile.ts'
import { writeName } from './write.ts'

/** What the MySQL dialect writes, run on MariaDB statement by statement. */
const GOLDEN = new URL('../../../../golden/ddl/', import.meta.url)

let server: MariadbServer
beforeAll(async () => {
  server = await startMariadb()
})
afterAll(() => server?.stop())

let databases = 0
/** Runs statements one by one in a database of their own; gives its name. */
async function runAll(statements: readonly string[]): Promise<string> {
  const name = `ddl_${++databases}`
  await server.mariadb(`CREATE DATABASE ${name}`)
  for (const statement of statements) {
    // Strict, as MySQL is by default: what does not fit is an error. Warnings of a statement must be none.
    const answer = await server.mariadb(
      `SET sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY'; ${statement}; SHOW WARNINGS`,
      name,
    )
    expect([statement, answer]).toEqual([statement, ''])
  }
  return name
}

const design = (table: InputTable, options: Partial<DesignOptions> = {}) =>
  designTables({
    dialect: 'mysql',
    lang: 'ru',
    dataset: "it's \\ a `file`",
    tables: [table],
    options: { names: 'quote', ...options },
  })

describe('the reviewed DDL', () => {
  const files = readdirSync(GOLDEN).filter((file) => file.endsWith('.mysql.sql'))

  test('is there', () => expect(files.length).toBeGreaterThan(0))

  test.each(files)('%s', async (file) => {
    const text = readFileSync(new URL(file, GOLDEN), 'utf8')
    const statements = text
      .slice(0, text.indexOf('\n\n--'))
      .split(/;\n|;$/)
      .filter((statement) => statement.trim() !== '')
    const database = await runAll(statements)
    const tables = statements.filter((statement) => statement.startsWith('CREATE TABLE')).length
    const sql = `SELECT count(*) FROM information_schema.tables WHERE table_schema = '${database}'`
    expect(await server.mariadb(sql)).toBe(String(tables))
  })
})

describe('hostile input', () => {
  test('names and comments arrive as they were given', async () => {
    const designed = design(hostileTable())
    const database = await runAll(emitDdl(designed).statements)
    const sql = `SELECT hex(column_name), hex(column_comment) FROM information_schema.columns WHERE table_schema = '${database}' ORDER BY ordinal_position`
    const rows = (await server.mariadb(sql)).split('\n').map((line) => line.split('\t').map(unhex))
    const [{ columns }] = designed.tables
    expect(rows.map(([name]) => name)).toEqual(columns.map((column) => column.name))
    const comments = columns.map((column) => (column.comment ?? '').replace('😀', 'U+1F600'))
    expect(rows.map(([, comment]) => comment)).toEqual(comments)
    expect(columns).toHaveLength(HOSTILE_NAMES.length)
  })

  test('a comment longer than a comment may be', async () => {
    const path = 'п'.repeat(3000)
    const column = { name: 'a', path, type: scalar('int8'), nullable: true }
    const table = { name: 'commented', parent: null, rows: null, columns: [column] }
    expect(await runAll(emitDdl(design(table)).statements)).toMatch(/^ddl_/)
  })

  test('every type, nullable and not', async () => {
    expect(await runAll(emitDdl(design(everyTypeTable())).statements)).toMatch(/^ddl_/)
  })

  test.each(['', "it's", 'a\\', '\\', "\\'", 'a\nb', '--', '😀 ё', '%_', '"', '`', '\u0000'])(
    'the literal %j',
    async (text) => {
      expect(unhex(await server.mariadb(`SELECT hex(${quoteLiteral('mysql', text)})`))).toBe(text)
    },
  )

  test('every keyword as a name, unquoted where the dialect takes it', async () => {
    const words = (await server.mariadb('SELECT word FROM information_schema.keywords')).toLowerCase().split('\n')
    const names = [...new Set(words.filter((word) => /^[a-z_0-9]+$/.test(word)))]
    expect(names.length).toBeGreaterThan(500)
    const columns = names.map((name) => ({ name, path: name, type: scalar('int8'), nullable: false }))
    const database = await runAll(emitDdl(design({ name: 'keywords', parent: null, rows: null, columns })).statements)
    const written = names.map((name) => writeName(DIALECT_SPECS.mysql, name)).join(', ')
    const values = names.map((_, i) => i % 100).join(', ')
    const answer = await server.mariadb(
      `INSERT INTO keywords (${written}) VALUES (${values}); SELECT ${written} FROM keywords ORDER BY ${written}`,
      database,
    )
    expect(answer.split('\t').join(', ')).toBe(values)
  })
})

describe('keys and indexes of long texts', () => {
  const MEASURED = { minLength: 1, patterns: [], form: '', ruledOut: [], orderCorrelation: null, bytes: 0 }
  const text = (name: string, maxLength: number): InputColumn => ({
    name,
    path: name,
    type: scalar('string'),
    nullable: false,
    facts: { evidence: { ...MEASURED, maxLength, maxBytes: maxLength }, distinct: { value: 900_000, exact: true } },
  })
  const columns = [text('short', 20), text('middle', 500), text('long', 2000)]
  const table = { name: 'long_keys', parent: null, rows: 1_000_000, columns }

  test.each([
    ['a key that fits', ['short', 'middle'], []],
    ['a key of one column that does not', ['long'], ['PRIMARY KEY (long)']],
    ['a key of several that do not together', ['middle', 'short', 'long'], ['PRIMARY KEY (middle, short, long)']],
  ])('%s', async (_, key, refused) => {
    const designed = design(table, { key })
    expect(designed.refused.filter((each) => each.kind === 'key').map((each) => each.what)).toEqual(refused)
    await runAll(emitDdl(designed).statements)
  })

  test('indexes that queries ask for', async () => {
    const queries = await analyzeQueries(
      ["select * from long_keys where middle = 'a' and short = 'b'", "select * from long_keys where long = 'x'"],
      undefined,
      'en',
    )
    const designed = design(table, { queries })
    expect(designed.tables[0].indexes.map((index) => index.columns)).toEqual([['middle', 'short']])
    await runAll(emitDdl(designed).statements)
  })
})

describe('partitions', () => {
  const id = { name: 'id', path: 'id', type: scalar('int64'), nullable: false }
  const top = ['a', "b'c", 'd\\e'].map((value) => ({ value, count: 10 }))
  const facts = { distinct: { value: 3, exact: true }, top, personal: false }
  const region = { name: 'region', path: 'region', type: scalar('string'), nullable: false, facts }

  test('hash', async () => {
    const designed = design({
      name: 'big',
      parent: null,
      rows: 1e6,
      bytes: 1e12,
      columns: [id, region],
      keys: [['id']],
    })
    expect(designed.tables[0].partition?.kind).toBe('hash')
    await runAll(emitDdl(designed).statements)
  })
})

function unhex(text: string): string {
  return Buffer.from(text, 'hex').toString('utf8')
}
