import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { compilePandas } from '@ai-etl/core/targets/pandas/compile'
import { compilePyspark } from '@ai-etl/core/targets/pyspark/compile'
import { SQL_DIALECTS } from '@ai-etl/core/targets/sql/dialects'
import { columnNames } from '@ai-etl/core/targets/sql/relations'
import { formatType } from '@ai-etl/core/types/logical'
import { startMariadb } from '../../../../../services/mariadb.ts'
import { startPythonCases } from '../../targets/python-cases.ts'
import { documentOf } from './pipelines.ts'
import {
  type Answer,
  compileSelect,
  failure,
  heldTables,
  type Run,
  type Runner,
  type Shown,
  selectOf,
  shownOver,
  type Tables,
  tableStatements,
} from './runner.ts'

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
    compile: ({ plan }) => compileSelect(plan, 'mysql'),
    run: async (given) => {
      const answers: Answer[] = []
      for (const each of given) answers.push(await mariadbAnswer(server.mariadb, each).catch(failure))
      return answers
    },
    close: () => server.stop(),
  }
}

/** Rows as texts: values travel as hexadecimal digits, since the client parts lines and columns by characters. */
async function mariadbAnswer(
  ask: (sql: string, database: string) => Promise<string>,
  { text, plan: { nodes }, typed }: Run,
): Promise<Shown> {
  const values = columnNames(nodes[nodes.length - 1].columns, SQL_DIALECTS.mysql).map(
    (name) => `coalesce(concat('h', hex(CAST(\`${name.replaceAll('`', '``')}\` AS CHAR))), 'n')`,
  )
  const described = `CREATE OR REPLACE VIEW described AS ${selectOf(typed, 'mysql')}; SHOW COLUMNS FROM described`
  const asked = `SELECT concat_ws(',', ${values.join(', ')}) FROM (${text}) AS q; SELECT '|'; ${described}`
  const [rows, types] = (await ask(`${STRICT}; ${asked}`, 'generated')).split(/^\|$/m).map(linesOf)
  return {
    rows: rows.map((line) =>
      line.split(',').map((value) => (value === 'n' ? null : Buffer.from(value.slice(1), 'hex').toString('utf8'))),
    ),
    types: types.map((line) => line.split('\t')[1]),
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** pandas or PySpark: the generated modules, in one process. */
export async function pythonRunner(name: 'pandas' | 'pyspark', tables: Tables): Promise<Runner> {
  const python = await startPythonCases(name)
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
    compile: ({ typed }) => {
      const plan = shownOver(typed)
      const targets = Object.fromEntries(plan.targets.map((target) => [target.name, target.input]))
      const { files, refused } = compile(plan, documentOf({}, targets, plan.timezone))
      return refused.length > 0 ? { refused } : { text: files[0].text }
    },
    run: async (given) => {
      const answers = await python.answers(
        given.map(({ text, plan }) => ({ module: text, sources: sourcesOf(plan, sources) })),
      )
      return answers.map((answer) =>
        answer instanceof Error ? answer : { rows: answer.shown.rows, types: answer.typed.dtypes },
      )
    },
    close: () => python.close(),
  }
}

function sourcesOf({ nodes }: Plan, sources: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(nodes.flatMap(({ op }) => (op.op === 'scan' ? [[op.source, sources[op.source]]] : [])))
}
