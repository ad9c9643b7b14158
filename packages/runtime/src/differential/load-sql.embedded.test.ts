import { compileSql } from '@ai-etl/core/targets/sql/compile'
import { lowered } from '@ai-etl/core/targets/sql/testing/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Engines } from './engines.embedded.ts'

/** load.sql makes the target's table and fills it; run again, each mode does what it says. */
let engines: Engines
beforeAll(async () => {
  engines = await Engines.open()
})
afterAll(() => engines?.close())

const DIALECTS = ['postgresql', 'clickhouse'] as const
type Dialect = (typeof DIALECTS)[number]

/** Statements of a script, which end in a semicolon at the end of a line. */
const statementsOf = (script: string) =>
  script
    .split(/;\n/)
    .map((statement) => statement.replace(/^(?:\s*--.*\n)+/, '').trim())
    .filter((statement) => statement !== '')

async function load(dialect: Dialect, name: string, mode: string): Promise<void> {
  const { plan, pipeline } = lowered({
    sources: { [`people_${name}`]: { id: 'int64', name: 'string', born: 'date' } },
    text: `steps:
  grown: { type: derive, input: people_${name}, values: { born: "add_years(born, 1)", tags: "split(name, ' ')" } }
  sorted: { type: sort, input: grown, orderBy: [{ by: id }] }
targets: { ${name}: { input: sorted, to: out.csv, mode: ${mode}, key: [id] } }`,
  })
  const { files, refused } = compileSql(plan, pipeline, { dialect, lang: 'ru' })
  expect(refused).toEqual([])
  for (const statement of statementsOf(files.find((file) => file.path === 'load.sql')?.text ?? '')) {
    await engines.run(dialect, statement)
  }
}

async function source(dialect: Dialect, name: string, rows: readonly string[]): Promise<void> {
  const [table, types] =
    dialect === 'postgresql'
      ? [`people_${name}`, 'id bigint, name text, born date']
      : [`people_${name}`, 'id Int64, name Nullable(String), born Nullable(Date32)']
  await engines.run(dialect, `DROP TABLE IF EXISTS ${table}`)
  await engines.run(dialect, `CREATE TABLE ${table} (${types})${dialect === 'clickhouse' ? ' ENGINE = Memory' : ''}`)
  await engines.run(dialect, `INSERT INTO ${table} VALUES ${rows.join(', ')}`)
}

const YEARS = 'SELECT id, name, substring(CAST(born AS varchar), 1, 4) AS born FROM'

describe.each(DIALECTS)('%s', (dialect) => {
  const FIRST = ["(1, 'Аня Б', '2001-02-28')", "(2, NULL, '2002-01-31')"]
  const SECOND = ["(2, 'Вера', '2003-01-31')", "(3, 'Глеб', '2004-02-29')"]
  test.each([
    [
      'replaced',
      'replace',
      [
        ['2', 'Вера', '2004'],
        ['3', 'Глеб', '2005'],
      ],
    ],
    [
      'appended',
      'append',
      [
        ['1', 'Аня Б', '2002'],
        ['2', null, '2003'],
        ['2', 'Вера', '2004'],
        ['3', 'Глеб', '2005'],
      ],
    ],
    [
      'upserted',
      'upsert',
      [
        ['1', 'Аня Б', '2002'],
        ['2', 'Вера', '2004'],
        ['3', 'Глеб', '2005'],
      ],
    ],
  ])('%s', async (name, mode, rows) => {
    // A target may have been made by a run before this one.
    await engines.run(dialect, `DROP TABLE IF EXISTS ${name}`)
    await source(dialect, name, FIRST)
    await load(dialect, name, mode)
    await source(dialect, name, SECOND)
    await load(dialect, name, mode)
    const table = dialect === 'clickhouse' && mode === 'upsert' ? `${name} FINAL` : name
    const text = dialect === 'clickhouse' ? YEARS.replace('varchar', 'Nullable(String)') : YEARS
    expect(await engines.rows(dialect, `${text} ${table} ORDER BY id, born`)).toEqual(rows)
  })
})
