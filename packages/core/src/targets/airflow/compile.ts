import { quoteIdentifier } from '../../dialects/quote.ts'
import type { Language } from '../../messages/language.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledTarget } from '../capability.ts'
import { literalJinja } from '../dbt/jinja.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonComment, pythonText } from '../pandas/python.ts'
import { compileSql } from '../sql/compile.ts'
import { assetName, fileOf, oneDatabase, tableOf } from './places.ts'
import { airflowWarnings } from './warnings.ts'

export interface AirflowOptions {
  /** The document itself, for the platform's own command; paths of files in it are absolute. */
  readonly text: string
  readonly lang: Language
}

/**
 * A pipeline as a module with one DAG of its name. Within one PostgreSQL it is a query; else files are waited for, and the
 * platform's own command runs the document, which lies beside.
 */
export function compileAirflow(plan: Plan, pipeline: Pipeline, options: AirflowOptions): CompiledTarget {
  const { name } = pipeline
  const database = oneDatabase(pipeline)
  const sql = database === null ? null : loadQuery(plan, pipeline, options.lang)
  const queried = database !== null && sql !== null
  const tasks = queried ? queryTask(pipeline, database, sql) : commandTasks(pipeline)
  const module = { path: `${name}.py`, text: moduleText(pipeline, tasks) }
  const beside = queried ? [] : [{ path: `${name}.yaml`, text: options.text }]
  const waits = !queried && filesOf(pipeline).length > 0
  const warnings = [
    ...(queried ? [airflowWarnings.connection(database)] : [airflowWarnings.command]),
    ...(waits ? [airflowWarnings.files] : []),
  ]
  return { files: [module, ...beside], refused: [], warnings }
}

interface Tasks {
  readonly imports: readonly string[]
  readonly statements: readonly string[]
}

/** The statements that make and fill the targets from the tables of the sources; null where SQL cannot do it all. */
function loadQuery(plan: Plan, pipeline: Pipeline, lang: Language): string | null {
  const quote = (name: string) => quoteIdentifier('postgresql', name)
  const sourceTables = Object.fromEntries(
    Object.entries(pipeline.sources).map(([source, { from }]) => [source, tableOf(from, quote)]),
  )
  const { files } = compileSql(plan, pipeline, { dialect: 'postgresql', lang, sourceTables })
  return files.find(({ path }) => path === 'load.sql')?.text ?? null
}

function queryTask(pipeline: Pipeline, database: string, sql: string): Tasks {
  const given = [
    'task_id="load"',
    `conn_id=${pythonText(database)}`,
    // Airflow renders the text as a template.
    `sql=${sqlText(literalJinja(sql))}`,
    ...assetsOf(pipeline),
  ]
  return {
    imports: ['from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator'],
    statements: [layOut(`SQLExecuteQueryOperator(${given.join(', ')})`, 4)],
  }
}

/** A text of several lines, a line each. */
function sqlText(sql: string): string {
  const lines = sql.trimEnd().split('\n')
  return `"\\n".join([${lines.map(pythonText).join(', ')}])`
}

function commandTasks(pipeline: Pipeline): Tasks {
  const files = filesOf(pipeline)
  const sensors = files.map(([source, path], i) => {
    const given = [
      `task_id=${pythonText(`wait_for_${source}`)}`,
      `filepath=${pythonText(literalJinja(path))}`,
      'mode="reschedule"',
      'timeout=24 * 60 * 60',
    ]
    return { variable: `file_${i + 1}`, statement: `file_${i + 1} = FileSensor(${given.join(', ')})` }
  })
  const given = [
    'task_id="run"',
    `bash_command=${pythonText(COMMAND)}`,
    'env={"AI_ETL_DOCUMENT": str(DOCUMENT)}',
    'append_env=True',
    ...assetsOf(pipeline),
  ]
  const waiting = sensors.length === 0 ? [] : [`[${sensors.map(({ variable }) => variable).join(', ')}] >> run`]
  return {
    imports: [
      'from airflow.providers.standard.operators.bash import BashOperator',
      ...(sensors.length === 0 ? [] : ['from airflow.providers.standard.sensors.filesystem import FileSensor']),
    ],
    statements: [
      ...sensors.map(({ statement }) => layOut(statement, 4)),
      layOut(`run = BashOperator(${given.join(', ')})`, 4),
      ...waiting.map((statement) => layOut(statement, 4)),
    ],
  }
}

/** Nothing of the document stands in it: Airflow renders it, and a shell reads it. */
const COMMAND = 'exec ${AI_ETL_COMMAND:-ai-etl} run "$AI_ETL_DOCUMENT" --json'

function filesOf({ sources }: Pipeline): readonly (readonly [source: string, path: string])[] {
  return Object.entries(sources).flatMap(([source, { from }]) => {
    const path = fileOf(from)
    return path === null ? [] : [[source, path] as const]
  })
}

/** Sources are what the task reads, targets what it makes new. */
function assetsOf({ sources, targets }: Pipeline): readonly string[] {
  const list = (addresses: readonly string[]) =>
    `[${[...new Set(addresses.map(assetName))].map((each) => `Asset(${pythonText(each)})`).join(', ')}]`
  return [
    `inlets=${list(Object.values(sources).map(({ from }) => from))}`,
    `outlets=${list(Object.values(targets).map(({ to }) => to))}`,
  ]
}

function moduleText(pipeline: Pipeline, { imports, statements }: Tasks): string {
  const { name, description, schedule, timezone } = pipeline
  const cron =
    schedule === undefined
      ? 'None'
      : `CronTriggerTimetable(${pythonText(schedule.cron)}, timezone=${pythonText(schedule.timezone)})`
  const given = [
    `dag_id=${pythonText(name)}`,
    ...(description === undefined ? [] : [`description=${pythonText(description)}`]),
    `schedule=${cron}`,
    `start_date=datetime.datetime(2024, 1, 1, tzinfo=zoneinfo.ZoneInfo(${pythonText(schedule?.timezone ?? timezone)}))`,
    'catchup=False',
    'max_active_runs=1',
    'dagrun_timeout=datetime.timedelta(hours=24)',
    'default_args=DEFAULTS',
    'tags=["ai-etl"]',
  ]
  const usesDocument = statements.some((statement) => statement.includes('DOCUMENT'))
  const trigger = schedule === undefined ? [] : ['from airflow.timetables.trigger import CronTriggerTimetable']
  return `${[
    ...pythonComment(
      `${name}: a pipeline of AI-ETL as a DAG of Airflow 3. Connections are named by their ids; no secret is here.`,
    ),
    '',
    'import datetime',
    'import json',
    'import logging',
    'import os',
    ...(usesDocument ? ['import pathlib'] : []),
    'import urllib.request',
    'import zoneinfo',
    '',
    ...[...imports, 'from airflow.sdk import DAG, Asset', ...trigger].sort(),
    '',
    ...(usesDocument ? ['DOCUMENT = pathlib.Path(__file__).with_suffix(".yaml")', ''] : []),
    ALERT,
    '',
    DEFAULTS,
    '',
    layOut(`with DAG(${given.join(', ')}):`),
    ...statements,
  ].join('\n')}\n`
}

const ALERT = `
def alert(context):
    """Tells of a task that has failed for good: in the log, and to AI_ETL_ALERT_URL where that is set."""
    instance = context["ti"]
    told = {"dag": instance.dag_id, "task": instance.task_id, "run": instance.run_id, "error": str(context.get("exception"))}
    logging.getLogger(__name__).error("failed: %s", told)
    url = os.environ.get("AI_ETL_ALERT_URL")
    if url:
        request = urllib.request.Request(url, json.dumps(told).encode(), {"content-type": "application/json"})
        urllib.request.urlopen(request, timeout=10).close()
`

const DEFAULTS = `DEFAULTS = {
    "retries": 2,
    "retry_delay": datetime.timedelta(minutes=1),
    "retry_exponential_backoff": True,
    "execution_timeout": datetime.timedelta(hours=6),
    "pool": "default_pool",
    "on_failure_callback": alert,
}`
