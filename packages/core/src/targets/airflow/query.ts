import { quoteIdentifier } from '../../dialects/quote.ts'
import { withCheckSteps } from '../../pipeline/checks.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline, PipelineCheckRule } from '../../pipeline/schema.ts'
import type { CompiledFile, RefusedConstruct } from '../capability.ts'
import { literalJinja } from '../dbt/jinja.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonText } from '../pandas/python.ts'
import { policiesOf } from '../policies.ts'
import { loadsOf } from '../sql/compile.ts'
import { emitSelect, type SelectOptions } from '../sql/query.ts'
import { assetsOf } from './assets.ts'
import { type DatabasePlace, oneDatabase, tableOf } from './places.ts'
import type { AirflowOptions, Tasks, TasksOrRefused } from './tasks.ts'
import { AIRFLOW_REFUSALS, airflowWarnings } from './warnings.ts'

const PROVIDERS: Readonly<Record<DatabasePlace['dialect'], string>> = {
  postgresql: 'apache-airflow-providers-postgres',
  clickhouse: 'apache-airflow-providers-clickhousedb',
  mysql: 'apache-airflow-providers-mysql',
}

/**
 * A pipeline within one database: a task a check, then one a target, each with its statements in files beside the
 * module. On PostgreSQL the statements of a task are one transaction.
 */
export function queryTasks(plan: Plan, pipeline: Pipeline, options: AirflowOptions): TasksOrRefused {
  const place = oneDatabase(pipeline)
  if (place === null)
    return { refused: [{ step: pipeline.name, what: 'tasks query', reason: AIRFLOW_REFUSALS.places }] }
  const { dialect } = place
  const quote = (name: string) => quoteIdentifier(dialect, name)
  const sourceTables = Object.fromEntries(
    Object.entries(pipeline.sources).map(([source, { from }]) => [source, tableOf(from, quote)]),
  )
  const emitting = { dialect, sourceTables, comments: options.comments }
  const { loads, refused: unloaded } = loadsOf(plan, pipeline, { ...emitting, lang: options.lang })
  const checks = checksOf(plan, pipeline, emitting)
  const refused = [...policies(pipeline), ...unloaded, ...checks.refused]
  if (refused.length > 0) return { refused }
  const file = (name: string, sql: string): CompiledFile => ({
    path: `${pipeline.name}/${name}.sql`,
    // Airflow renders the text as a template.
    text: `${literalJinja(sql)}\n`,
  })
  const tests = checks.queries.map(({ name, sql }) => ({ name, file: file(name, sql) }))
  const targets = loads.map(({ target, statements }) => ({
    target,
    files: statements
      // The operator begins and commits.
      .filter((statement) => statement !== 'BEGIN' && statement !== 'COMMIT')
      .map((sql, i) => file(`${target}_${i + 1}_${verbOf(sql)}`, sql)),
  }))
  return {
    imports: [
      `from airflow.providers.common.sql.operators.sql import ${[...(tests.length > 0 ? ['SQLCheckOperator'] : []), 'SQLExecuteQueryOperator'].join(', ')}`,
    ],
    definitions: [],
    given: [],
    statements: statementsOf(pipeline, place, tests, targets),
    files: [...tests.map((test) => test.file), ...targets.flatMap(({ files }) => files)],
    warnings: warningsOf(pipeline, place),
  }
}

/** `drop`, `create`, `insert`: what a statement does, for the name of its file. */
function verbOf(sql: string): string {
  return /^\s*(\w+)/.exec(sql)?.[1].toLowerCase() ?? 'statement'
}

function statementsOf(
  pipeline: Pipeline,
  { connection }: DatabasePlace,
  tests: readonly { readonly name: string; readonly file: CompiledFile }[],
  targets: readonly { readonly target: string; readonly files: readonly CompiledFile[] }[],
): readonly string[] {
  const given = (task: string, sql: string) => [
    `task_id=${pythonText(task)}`,
    `conn_id=${pythonText(connection)}`,
    `sql=${sql}`,
  ]
  const checks = tests.map(({ name, file }) => `SQLCheckOperator(${given(name, pythonText(file.path)).join(', ')})`)
  const loads = targets.map(({ target, files }) => {
    const paths = `[${files.map(({ path }) => pythonText(path)).join(', ')}]`
    const { inlets, outlets } = assetsOf(pipeline, [target])
    return `SQLExecuteQueryOperator(${[...given(`load_${target}`, paths), inlets, outlets].join(', ')})`
  })
  if (checks.length === 0) return loads.map((load) => layOut(load, 4))
  // What does not hold stops every load.
  return [
    layOut(`checks = [${checks.join(', ')}]`, 4),
    layOut(`loads = [${loads.join(', ')}]`, 4),
    '    for load in loads:',
    '        checks >> load',
  ]
}

function policies(pipeline: Pipeline): readonly RefusedConstruct[] {
  return Object.entries(pipeline.targets).flatMap(([step, target]) =>
    policiesOf(target).map((what) => ({ step, what, reason: AIRFLOW_REFUSALS.policy })),
  )
}

function warningsOf({ targets }: Pipeline, { connection, dialect }: DatabasePlace): Tasks['warnings'] {
  const named = (mode: string) =>
    Object.entries(targets)
      .filter(([, target]) => target.mode === mode)
      .map(([name]) => name)
  const replaced = named('replace')
  return [
    airflowWarnings.connection(connection),
    airflowWarnings.provider(PROVIDERS[dialect]),
    ...named('append').map(airflowWarnings.again),
    ...(dialect !== 'postgresql' && replaced.length > 0 ? [airflowWarnings.gap(replaced.join(', '))] : []),
  ]
}

/** For each check a query of one row and column that is true where the check holds. */
function checksOf(
  plan: Plan,
  pipeline: Pipeline,
  options: SelectOptions,
): {
  readonly queries: readonly { readonly name: string; readonly sql: string }[]
  readonly refused: readonly RefusedConstruct[]
} {
  const checked = withCheckSteps(pipeline)
  const sources = new Map(plan.nodes.flatMap(({ op, columns }) => (op.op === 'scan' ? [[op.source, columns]] : [])))
  const { plan: whole } = lowerPipeline(checked.pipeline, sources)
  const refused: RefusedConstruct[] = []
  const queries = pipeline.checks.flatMap((check, index) => {
    const faults = checked.checks.find((each) => each.index === index)?.step
    const emitted = emitSelect(whole, faults ?? check.on, options)
    if (!('sql' in emitted)) {
      refused.push(...emitted.refused)
      return []
    }
    const inner = emitted.sql.split('\n').map((line) => `  ${line}`)
    const sql = [`SELECT ${holds(check)} AS holds`, 'FROM (', ...inner, ') AS counted'].join('\n')
    return [{ name: `check_${index + 1}`, sql }]
  })
  return { queries, refused }
}

function holds(check: PipelineCheckRule): string {
  if (!('rows' in check)) return 'count(*) = 0'
  const { atLeast, atMost } = check.rows
  const bounds = [
    ...(atLeast === undefined ? [] : [`count(*) >= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`count(*) <= ${atMost}`]),
  ]
  return bounds.length === 0 ? 'count(*) >= 0' : bounds.join(' AND ')
}
