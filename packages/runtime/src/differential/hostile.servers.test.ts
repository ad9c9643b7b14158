import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { compileAirflow } from '@ai-etl/core/targets/airflow/compile'
import type { CompiledFile } from '@ai-etl/core/targets/capability'
import { compileDbt } from '@ai-etl/core/targets/dbt/compile'
import { compilePandas } from '@ai-etl/core/targets/pandas/compile'
import { compilePyspark } from '@ai-etl/core/targets/pyspark/compile'
import { HOSTILE_TEXTS } from '@ai-etl/core/targets/sql/testing/hostile'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pythonEnvironment } from '../../../../services/python.ts'
import { startPythonCases } from '../targets/python-cases.ts'
import { tableStatements } from './generated/runner.ts'
import { hostileDocument } from './hostile-document.ts'

/** Whatever a document holds stays a text or a name in the programs too: they are run, or parsed where a run needs more. */
const run = promisify(execFile)
const expected = HOSTILE_TEXTS.map((text) => [text, [[text + text, 'ok']]])

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['pandas', compilePandas],
  ['pyspark', compilePyspark],
] as const)('%s', async (name, compile) => {
  const python = await startPythonCases(name)
  try {
    const cases = HOSTILE_TEXTS.map((text) => {
      const { plan, pipeline } = hostileDocument([text])
      const { files, refused } = compile(plan, pipeline)
      expect(refused).toEqual([])
      return { module: files[0].text, sources: { s0: { columns: [[text, 'string']], rows: [[text], ['another']] } } }
    })
    const answers = await python.answers(cases)
    expect(HOSTILE_TEXTS.map((text, n) => [text, rowsOf(answers[n])])).toEqual(expected)
  } finally {
    await python.close()
  }
})

const rowsOf = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof startPythonCases>>['answers']>>[number]) =>
  answer instanceof Error ? answer.message : answer.t0.rows

test('dbt on DuckDB, its tests with it', async () => {
  const { plan, pipeline } = hostileDocument(HOSTILE_TEXTS)
  const { files, refused } = compileDbt(plan, pipeline, 'duckdb')
  expect(refused).toEqual([])
  const project = join(folder, 'dbt')
  await writeAll(project, files)
  const database = join(project, 'hostile.duckdb')
  const tables = HOSTILE_TEXTS.map((text, n) => [
    `s${n}`,
    { columns: [{ name: text, type: { kind: 'string' } as const }], rows: [[text], ['another']] },
  ])
  await inDuckdb(database, async (ask) => {
    for (const statement of tableStatements(Object.fromEntries(tables), 'duckdb')) await ask(statement)
  })
  const { python } = await pythonEnvironment('dbt')
  const args = ['-m', 'dbt.cli.main', 'build', '--profiles-dir', '.', '--no-use-colors', '--no-version-check']
  const env = { PATH: process.env.PATH, HOME: folder, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', DUCKDB_PATH: database }
  const { stdout } = await run(python, args, { cwd: project, env, maxBuffer: 2 ** 26 }).catch((error) => error)
  expect(stdout).toMatch(/PASS=\d+ WARN=0 ERROR=0 SKIP=0/)
  const shown = await inDuckdb(database, async (ask) => {
    const rows = []
    for (const [n, text] of HOSTILE_TEXTS.entries()) rows.push([text, await ask(`FROM t${n}`)])
    return rows
  })
  expect(shown).toEqual(expected)
})

test('Airflow: the modules are parsed, and parameters and descriptions come through as they are', async () => {
  const dags = join(folder, 'dags')
  for (const [n, text] of HOSTILE_TEXTS.entries()) {
    const { plan, pipeline } = hostileDocument([text], `hostile_${n}`)
    const options = {
      text: JSON.stringify(pipeline),
      lang: 'en',
      tasks: null,
      comments: { shown0: text },
      tags: [],
    } as const
    const { files, refused } = compileAirflow(plan, pipeline, options)
    expect(refused).toEqual([])
    await writeAll(dags, files)
  }
  const { python } = await pythonEnvironment('airflow')
  const script = join(folder, 'parse.py')
  await writeFile(script, PARSE)
  const env = { PATH: process.env.PATH, HOME: folder, AIRFLOW_HOME: join(folder, 'airflow'), LC_ALL: 'C.UTF-8' }
  const { stdout } = await run(python, [script, dags], { env, maxBuffer: 2 ** 26 })
  const told = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as {
    errors: object
    dags: Record<string, { description: string; param: string }>
  }
  expect(told.errors).toEqual({})
  const held = HOSTILE_TEXTS.map((text, n) => [text, told.dags[`hostile_${n}`]])
  expect(held).toEqual(HOSTILE_TEXTS.map((text) => [text, { description: text, param: text }]))
})

const PARSE = `
import json, sys
from airflow.dag_processing.dagbag import DagBag

bag = DagBag(sys.argv[1])
dags = {name: {"description": dag.description, "param": dag.params["p0"]} for name, dag in bag.dags.items()}
print()
print(json.dumps({"errors": bag.import_errors, "dags": dags}))
`

async function writeAll(into: string, files: readonly CompiledFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(into, path)), { recursive: true })
    await writeFile(join(into, path), text)
  }
}

/** dbt and this process cannot have the file open both. */
async function inDuckdb<T>(path: string, work: (ask: (sql: string) => Promise<unknown>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowsJson())
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
