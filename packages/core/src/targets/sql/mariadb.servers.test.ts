import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MariadbServer, startMariadb } from '../../../../../services/mariadb.ts'
import { SQL_DIALECTS } from './dialects.ts'
import { emitSelect } from './query.ts'
import { columnNames } from './relations.ts'
import type { Rows } from './testing/compare.ts'
import { comparableRows, keepingOf, shownTypes } from './testing/compare.ts'
import { castPlans, operatorPlans } from './testing/expression-plans.ts'
import type { FunctionPlan } from './testing/function-plans.ts'
import { scalarPlans } from './testing/function-plans.ts'
import type { NastyPlan } from './testing/group-plans.ts'
import { aggregatePlans, windowPlans } from './testing/group-plans.ts'
import { HOSTILE_TEXTS, hostilePlan } from './testing/hostile.ts'
import { NASTY_ROWS, NASTY_TABLE } from './testing/nasty.ts'
import { opPlans, sortPlans } from './testing/op-plans.ts'
import { heldBy, tableOf } from './testing/tables.ts'

/** What the MySQL dialect writes gives the engine's rows on MariaDB, or is refused. */
let server: MariadbServer
let engine: Awaited<ReturnType<DuckDBInstance['connect']>>
beforeAll(async () => {
  server = await startMariadb()
  engine = await (await DuckDBInstance.create(':memory:')).connect()
})
afterAll(async () => {
  engine?.closeSync()
  await server?.stop()
})

const STRICT = "SET sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY'"

/** Rows as texts: values travel as hexadecimal digits, since the client parts lines and columns by characters. */
async function mariadbRows(sql: string, columns: readonly string[]): Promise<Rows> {
  const values = columns.map(
    (name) => `coalesce(concat('h', hex(CAST(\`${name.replaceAll('`', '``')}\` AS CHAR))), 'n')`,
  )
  const answer = await server.mariadb(`${STRICT}; SELECT concat_ws(',', ${values.join(', ')}) FROM (${sql}) AS q`)
  const lines = answer.split('\n').filter((line) => line !== '')
  return lines.map((line) =>
    line.split(',').map((value) => (value === 'n' ? null : Buffer.from(value.slice(1), 'hex').toString('utf8'))),
  )
}

async function engineRows(sql: string): Promise<Rows> {
  const result = await engine.runAndReadAll(sql)
  return result
    .getRowsJson()
    .map((row) => row.map((value) => (value === null || typeof value === 'string' ? value : JSON.stringify(value))))
}

function sqlOf(dialect: 'mysql' | 'duckdb', { plan, ...rest }: FunctionPlan | NastyPlan): string | undefined {
  const [columns, rows] = 'rows' in rest ? [rest.columns, rest.rows] : [NASTY_TABLE, NASTY_ROWS]
  const table = tableOf(SQL_DIALECTS[dialect], columns, heldBy(SQL_DIALECTS.mysql, columns, rows))
  const sourceTables = { ['rows' in rest ? 'cases' : 'nasty']: table }
  const emitted = emitSelect(plan, 'shown', { dialect, sourceTables })
  return 'sql' in emitted ? emitted.sql : undefined
}

function suite(plans: readonly (FunctionPlan | NastyPlan)[]): void {
  const written = plans.filter((each) => sqlOf('mysql', each) !== undefined)
  test.each(written.map((each) => [each.title, each] as const))('%s', async (_, each) => {
    const types = shownTypes(each.plan)
    const names = each.plan.nodes[each.plan.nodes.length - 1].columns.map((column) => column.name)
    const expected = comparableRows(await engineRows(sqlOf('duckdb', each) ?? ''), types, false, keepingOf('mysql'))
    expect(
      comparableRows(await mariadbRows(sqlOf('mysql', each) ?? '', names), types, false, keepingOf('mysql')),
    ).toEqual(expected)
  })
}

describe('functions of one row', () => {
  suite(scalarPlans())
})
describe('operators', () => {
  suite(operatorPlans())
})
describe('casts', () => {
  suite(castPlans())
})
describe('aggregates', () => {
  suite(aggregatePlans())
})
describe('windows', () => {
  suite(windowPlans())
})
describe('ops', () => {
  suite(opPlans())
})

test.each(sortPlans())('$title', async (each) => {
  const answer = await server.mariadb(`${STRICT}; ${sqlOf('mysql', each)}`)
  const ids = answer.split('\n').map((line) => line.split('\t')[0])
  expect(ids).toEqual((await engineRows(sqlOf('duckdb', each) ?? '')).map(([id]) => id))
})

// MariaDB loses U+001A in the name of a derived table's column.
test.each(HOSTILE_TEXTS.filter((text) => text !== '\u001a'))('the hostile text %j', async (text) => {
  const plan = hostilePlan(text)
  // What no name of MySQL may hold is replaced in it.
  const [name] = columnNames(plan.nodes[0].columns, SQL_DIALECTS.mysql)
  const table = tableOf(SQL_DIALECTS.mysql, [{ name, type: { kind: 'string' } }], [[text], ['another']])
  const emitted = emitSelect(plan, 'shown', { dialect: 'mysql', sourceTables: { hostile: table } })
  expect(await mariadbRows('sql' in emitted ? emitted.sql : '', [name, 'replaced'])).toEqual([[text + text, 'ok']])
})
