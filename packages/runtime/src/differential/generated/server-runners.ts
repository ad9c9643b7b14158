import { fileURLToPath } from 'node:url'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { compilePandas } from '@ai-etl/core/targets/pandas/compile'
import { compilePyspark } from '@ai-etl/core/targets/pyspark/compile'
import { SQL_DIALECTS } from '@ai-etl/core/targets/sql/dialects'
import { columnNames } from '@ai-etl/core/targets/sql/relations'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { formatType } from '@ai-etl/core/types/logical'
import { startMariadb } from '../../../../../services/mariadb.ts'
import { program, pythonEnvironment } from '../../../../../services/python.ts'
import { documentOf } from './pipelines.ts'
import { type Answer, compileSelect, failure, heldTables, type Runner, type Tables, tableStatements } from './runner.ts'

const STRICT = "SET sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY'"

/** MariaDB, asked through its own client. */
export async function mariadbRunner(tables: Tables): Promise<Runner> {
  const server = await startMariadb()
  await server.mariadb('CREATE DATABASE generated CHARACTER SET utf8mb4')
  for (const statement of tableStatements(heldTables(tables, 'mysql'), 'mysql'))
    await server.mariadb(statement, 'generated')
  return {
    name: 'mysql',
    holds: 'mysql',
    compile: (plan) => compileSelect(plan, 'mysql'),
    run: async (given) => {
      const answers: Answer[] = []
      for (const { text, plan } of given) answers.push(await mariadbRows(server.mariadb, text, plan).catch(failure))
      return answers
    },
    close: () => server.stop(),
  }
}

/** Rows as texts: values travel as hexadecimal digits, since the client parts lines and columns by characters. */
async function mariadbRows(
  ask: (sql: string, database: string) => Promise<string>,
  sql: string,
  { nodes }: Plan,
): Promise<Rows> {
  const values = columnNames(nodes[nodes.length - 1].columns, SQL_DIALECTS.mysql).map(
    (name) => `coalesce(concat('h', hex(CAST(\`${name.replaceAll('`', '``')}\` AS CHAR))), 'n')`,
  )
  const answer = await ask(`${STRICT}; SELECT concat_ws(',', ${values.join(', ')}) FROM (${sql}) AS q`, 'generated')
  const lines = answer.split('\n').filter((line) => line !== '')
  return lines.map((line) =>
    line.split(',').map((value) => (value === 'n' ? null : Buffer.from(value.slice(1), 'hex').toString('utf8'))),
  )
}

type ProgramAnswer =
  | { readonly targets: Readonly<Record<string, { readonly rows: Rows }>> }
  | { readonly error: string }

/** pandas or PySpark: the generated modules, all that are asked for at once in one process. */
export async function pythonRunner(name: 'pandas' | 'pyspark', tables: Tables): Promise<Runner> {
  const { python } = await pythonEnvironment(name)
  const script = fileURLToPath(new URL(`../../targets/run_${name}_cases.py`, import.meta.url))
  const compile = name === 'pandas' ? compilePandas : compilePyspark
  const sources = Object.fromEntries(
    Object.entries(tables).map(([table, { columns, rows }]) => [
      table,
      { columns: columns.map((column) => [column.name, formatType(column.type)]), rows },
    ]),
  )
  return {
    name,
    holds: 'duckdb',
    compile: (plan) => {
      const { files, refused } = compile(plan, documentOf({}, { out: plan.targets[0].input }, plan.timezone))
      return refused.length > 0 ? { refused } : { text: files[0].text }
    },
    run: async (given) => {
      const cases = given.map(({ text, plan }) => ({ module: text, sources: sourcesOf(plan, sources) }))
      const answers = JSON.parse(await program(python, [script], JSON.stringify(cases))) as readonly ProgramAnswer[]
      return answers.map((answer) =>
        'error' in answer ? new Error(answer.error) : Object.values(answer.targets)[0].rows,
      )
    },
    close: async () => undefined,
  }
}

function sourcesOf({ nodes }: Plan, sources: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(nodes.flatMap(({ op }) => (op.op === 'scan' ? [[op.source, sources[op.source]]] : [])))
}
