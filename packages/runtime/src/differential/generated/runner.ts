import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Step } from '@ai-etl/core/pipeline/schema'
import type { RefusedConstruct } from '@ai-etl/core/targets/capability'
import type { SqlDialectName } from '@ai-etl/core/targets/sql/dialect'
import { SQL_DIALECTS } from '@ai-etl/core/targets/sql/dialects'
import { emitSelect } from '@ai-etl/core/targets/sql/query'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { asText } from '@ai-etl/core/targets/sql/testing/function-plans'
import { heldBy, tableOf } from '@ai-etl/core/targets/sql/testing/tables'
import type { Table } from './tables.ts'

export type Tables = Readonly<Record<string, Table>>

/** What came of a case: its rows as texts, and the types that its columns have before they are shown so. */
export interface Shown {
  readonly rows: Rows
  readonly types: readonly string[]
}
export type Answer = Shown | Error

/** A plan, with the steps of a document that it was lowered from. */
export interface Planned {
  /** Its last node shows values as texts. */
  readonly plan: Plan
  /** The same without that: its last node's columns have their own types. */
  readonly typed: Plan
  readonly steps: Readonly<Record<string, Step>>
  /** The step, or the source, whose rows are shown. */
  readonly result: string
}

/** What a target made of a plan. */
export interface Run extends Planned {
  readonly text: string
}

/** A target made ready to run what it compiles to over tables of test data. */
export interface Runner {
  readonly name: string
  /** Whose limits of values the data respects. */
  readonly holds: 'duckdb' | 'clickhouse' | 'mysql'
  /** What the target makes of the last node of both plans. */
  compile(planned: Planned): { readonly text: string } | { readonly refused: readonly RefusedConstruct[] }
  /** What each text gives; an error where it fails. */
  run(given: readonly Run[]): Promise<readonly Answer[]>
  close(): Promise<void>
}

/** The data as a target can hold it. */
export function heldTables(tables: Tables, holds: Runner['holds']): Tables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, { columns, rows }]) => [
      name,
      { columns, rows: heldBy({ name: holds }, columns, rows) },
    ]),
  )
}

/** The last node of a plan as a SELECT. */
export function compileSelect(plan: Plan, dialect: SqlDialectName): ReturnType<Runner['compile']> {
  const emitted = emitSelect(plan, plan.nodes[plan.nodes.length - 1].id, { dialect })
  return 'sql' in emitted ? { text: emitted.sql } : emitted
}

/** The last node of a plan, which the dialect is known not to refuse, as a SELECT. @throws RangeError */
export function selectOf(plan: Plan, dialect: SqlDialectName): string {
  const compiled = compileSelect(plan, dialect)
  if ('text' in compiled) return compiled.text
  throw new RangeError(`${dialect} refuses ${compiled.refused.map(({ what }) => what).join(', ')}`)
}

/** A plan whose last node shows the columns of the given one's as texts; both are targets of it: `shown` and `typed`. */
export function shownOver(typed: Plan): Plan {
  const last = typed.nodes[typed.nodes.length - 1]
  const values = last.columns.map(({ name, type }, index) => ({
    name,
    expression: asText({ kind: 'column', type, index, name }),
  }))
  const columns = values.map(({ name, expression }) => ({ name, type: expression.type, nullable: true }))
  const shown = {
    id: 'shown',
    step: 'shown',
    op: { op: 'project', input: last.id, values },
    columns,
    last: true,
  } as const
  const targets = [shown, last].map(({ id }, i) => ({ name: i === 0 ? 'shown' : 'typed', input: id }))
  return { ...typed, nodes: [...typed.nodes, shown], targets }
}

/** Statements that make the tables in a database. An empty one has a row that a condition leaves out. */
export function tableStatements(tables: Tables, dialect: SqlDialectName, as = 'AS'): readonly string[] {
  return Object.entries(tables).flatMap(([name, { columns, rows }]) => {
    const some = rows.length > 0 ? rows : [columns.map(() => null)]
    const select = tableOf(SQL_DIALECTS[dialect], columns, some)
    const only = rows.length > 0 ? '' : ' WHERE 1 = 0'
    return [`DROP TABLE IF EXISTS ${name}`, `CREATE TABLE ${name} ${as} SELECT * FROM ${select} AS made${only}`]
  })
}

/** A failure as an error, whatever was thrown. */
export function failure(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
