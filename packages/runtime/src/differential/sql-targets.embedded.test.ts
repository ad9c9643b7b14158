import { SQL_DIALECTS } from '@ai-etl/core/targets/sql/dialects'
import { emitSelect } from '@ai-etl/core/targets/sql/query'
import { comparableRows, keepingOf, shownTypes } from '@ai-etl/core/targets/sql/testing/compare'
import { castPlans, operatorPlans } from '@ai-etl/core/targets/sql/testing/expression-plans'
import type { FunctionPlan } from '@ai-etl/core/targets/sql/testing/function-plans'
import { scalarPlans } from '@ai-etl/core/targets/sql/testing/function-plans'
import type { NastyPlan } from '@ai-etl/core/targets/sql/testing/group-plans'
import { aggregatePlans, windowPlans } from '@ai-etl/core/targets/sql/testing/group-plans'
import { NASTY_ROWS, NASTY_TABLE } from '@ai-etl/core/targets/sql/testing/nasty'
import { opPlans, sortPlans } from '@ai-etl/core/targets/sql/testing/op-plans'
import { heldBy, tableOf } from '@ai-etl/core/targets/sql/testing/tables'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentCases } from '../targets/documents.ts'
import { Engines } from './engines.embedded.ts'

/** The same plan in every dialect that has a server here gives the rows that the engine gives. */
let engines: Engines
beforeAll(async () => {
  engines = await Engines.open()
})
afterAll(() => engines?.close())

type Dialect = 'duckdb' | 'postgresql' | 'clickhouse'
const OTHERS = ['postgresql', 'clickhouse'] as const

/** The rows of a plan over what `other` can hold; undefined when the dialect refuses it. */
async function rowsOf(dialect: Dialect, other: Dialect, { plan, ...rest }: FunctionPlan | NastyPlan, ordered = false) {
  const [columns, rows] = 'rows' in rest ? [rest.columns, rest.rows] : [NASTY_TABLE, NASTY_ROWS]
  const table = tableOf(SQL_DIALECTS[dialect], columns, heldBy(SQL_DIALECTS[other], columns, rows))
  const source = 'rows' in rest ? 'cases' : 'nasty'
  const emitted = emitSelect(plan, 'shown', { dialect, sourceTables: { [source]: table } })
  if (!('sql' in emitted)) return undefined
  return comparableRows(await engines.rows(dialect, emitted.sql), shownTypes(plan), ordered, keepingOf(other))
}

function suite(plans: readonly (FunctionPlan | NastyPlan)[], ordered = false): void {
  describe.each(OTHERS)('%s', (dialect) => {
    test.each(plans.map((each) => [each.title, each] as const))('%s', async (_, each) => {
      const rows = await rowsOf(dialect, dialect, each, ordered)
      // What is refused has no rows; the table of refusals is reviewed beside the emitter.
      expect(rows).toEqual(rows && (await rowsOf('duckdb', dialect, each, ordered)))
    })
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
describe('orders', () => {
  suite(sortPlans(), true)
})
describe('documents of every step', () => {
  suite(documentCases().map(({ title, plan }) => ({ title, plan })))
})
