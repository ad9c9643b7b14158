import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { SQL_DIALECTS } from '@ai-etl/core/targets/sql/dialects'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import { comparableRows, type Rows, shownTypes } from '@ai-etl/core/targets/sql/testing/compare'
import { castPlans, operatorPlans } from '@ai-etl/core/targets/sql/testing/expression-plans'
import { scalarPlans } from '@ai-etl/core/targets/sql/testing/function-plans'
import { aggregatePlans, windowPlans } from '@ai-etl/core/targets/sql/testing/group-plans'
import { NASTY_ROWS, NASTY_TABLE } from '@ai-etl/core/targets/sql/testing/nasty'
import { opPlans, sortPlans } from '@ai-etl/core/targets/sql/testing/op-plans'
import { tableOf } from '@ai-etl/core/targets/sql/testing/tables'
import { formatType, type LogicalType } from '@ai-etl/core/types/logical'
import { DuckDBInstance } from '@duckdb/node-api'
import { documentCases } from './documents.ts'

/** A plan with the rows of its one source, whose results are texts. */
export interface Case {
  readonly title: string
  readonly plan: Plan
  readonly columns: readonly { readonly name: string; readonly type: LogicalType }[]
  readonly rows: Rows
  /** Whether the order of the rows is what is looked at. */
  readonly ordered?: boolean
}

const ofNasty = ({ title, plan }: { title: string; plan: Plan }, ordered = false): Case => ({
  title,
  plan,
  columns: NASTY_TABLE,
  rows: NASTY_ROWS,
  ordered,
})

/** Every construct of plans over data made to hurt, by kind. */
export const CASES: Readonly<Record<string, () => readonly Case[]>> = {
  operators: operatorPlans,
  casts: castPlans,
  'functions of a row': scalarPlans,
  aggregates: () => aggregatePlans().map((each) => ofNasty(each)),
  windows: () => windowPlans().map((each) => ofNasty(each)),
  operations: () => opPlans().map((each) => ofNasty(each)),
  documents: documentCases,
  orders: () => sortPlans().map((each) => ofNasty(each, true)),
}

/** A document that says nothing; plans made by hand have none. */
export const NO_DOCUMENT: Pipeline = {
  version: 1,
  name: 'test',
  timezone: 'Europe/Moscow',
  params: {},
  sources: {},
  steps: {},
  targets: {},
  checks: [],
}

/** The source of a case as the Python programs that run cases read it. */
export function sourceOf({ plan, columns, rows }: Case) {
  const named = columns.map(({ name, type }) => [name, formatType(type)])
  return Object.fromEntries(
    plan.nodes.flatMap(({ op }) => (op.op === 'scan' ? [[op.source, { columns: named, rows }]] : [])),
  )
}

/** What DuckDB gives for each case, or its error. */
export async function duckdbAnswers(cases: readonly Case[]): Promise<readonly (Rows | Error)[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const answers: (Rows | Error)[] = []
  for (const { plan, columns, rows } of cases) {
    const table = tableOf(SQL_DIALECTS.duckdb, columns, rows)
    await connection.run(`CREATE OR REPLACE TEMP TABLE given AS ${table.slice(1, -1)}`)
    const sources = plan.nodes.flatMap(({ op }) => (op.op === 'scan' ? [[op.source, 'given']] : []))
    const last = plan.nodes[plan.nodes.length - 1].id
    const sql = emitQuery(plan, last, { dialect: 'duckdb', sourceTables: Object.fromEntries(sources) })
    const answer = await connection.runAndReadAll(sql).then(
      (reader) => reader.getRowsJson() as Rows,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
    answers.push(answer)
  }
  connection.closeSync()
  return answers
}

/** What differs between two answers to a case, for people; null where nothing does. Errors are equal to errors. */
export function differenceOf(each: Case, given: Rows | Error, expected: Rows | Error): string | null {
  if (given instanceof Error || expected instanceof Error) {
    if (given instanceof Error && expected instanceof Error) return null
    return given instanceof Error ? given.message : `no error, where one was expected: ${(expected as Error).message}`
  }
  const types = shownTypes(each.plan)
  const [ours, theirs] = [given, expected].map((rows) => comparableRows(rows, types, each.ordered))
  const at = theirs.findIndex((row, i) => row !== ours[i])
  if (at === -1 && ours.length === theirs.length) return null
  return `${ours.length} rows, expected ${theirs.length}; ${ours[at]} where ${theirs[at]} was expected`
}
