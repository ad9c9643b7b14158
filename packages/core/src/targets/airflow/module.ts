import type { Pipeline } from '../../pipeline/schema.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonComment, pythonText } from '../pandas/python.ts'
import type { Tasks } from './tasks.ts'

/** The text of the module: one DAG of the pipeline's name, with its schedule, time-outs and tags. */
export function moduleText(pipeline: Pipeline, tasks: Tasks, tags: readonly string[]): string {
  const { name, description, schedule } = pipeline
  const cron =
    schedule === undefined
      ? 'None'
      : `CronTriggerTimetable(${pythonText(schedule.cron)}, timezone=${pythonText(schedule.timezone)}, run_immediately=datetime.timedelta(0))`
  const given = [
    `dag_id=${pythonText(name)}`,
    ...(description === undefined ? [] : [`description=${pythonText(description)}`]),
    `schedule=${cron}`,
    'catchup=False',
    'max_active_runs=1',
    'dagrun_timeout=datetime.timedelta(hours=24)',
    'default_args=DEFAULTS',
    ...tasks.given,
    `tags=[${['ai-etl', ...tags].map(pythonText).join(', ')}]`,
  ]
  const definitions = [...tasks.definitions, ALERT, DEFAULTS].map((each) => each.trim())
  const dag = [layOut(`with DAG(${given.join(', ')}):`), ...tasks.statements].join('\n')
  const code = [...definitions, dag].join('\n')
  const sdk = ['DAG', 'Asset', ...(/\bParam\(/.test(code) ? ['Param'] : [])].join(', ')
  const imports = [
    ...tasks.imports,
    `from airflow.sdk import ${sdk}`,
    ...(schedule === undefined ? [] : ['from airflow.timetables.trigger import CronTriggerTimetable']),
  ].sort()
  const head = pythonComment(
    `${name}: a pipeline of AI-ETL as a DAG of Airflow 3. Connections are named by their ids; no secret is here.`,
  )
  const top = [...head, '', ...standardImports(code), '', ...imports].join('\n')
  return `${apart([top, ...definitions, dag])}\n`
}

/** Parts of a module with two empty lines around functions, as Python's formatters leave them. */
function apart(parts: readonly string[]): string {
  const isFunction = (part: string) => part.startsWith('def ')
  return parts.reduce(
    (text, part, i) => text + (isFunction(parts[i - 1]) || isFunction(part) ? '\n\n\n' : '\n\n') + part,
  )
}

const STANDARD: Readonly<Record<string, RegExp>> = {
  'import datetime': /\bdatetime\./,
  'import importlib.util': /\bimportlib\.util\./,
  'import json': /\bjson\./,
  'import logging': /\blogging\./,
  'import os': /\bos\./,
  'import pathlib': /\bpathlib\./,
  'import sys': /\bsys\./,
  'import urllib.request': /\burllib\.request\./,
}

function standardImports(code: string): readonly string[] {
  const bare = code.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g, '""')
  return Object.entries(STANDARD).flatMap(([statement, use]) => (use.test(bare) ? [statement] : []))
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

const DEFAULTS = `
DEFAULTS = {
    "retries": 2,
    "retry_delay": datetime.timedelta(minutes=1),
    "retry_exponential_backoff": True,
    "execution_timeout": datetime.timedelta(hours=6),
    "pool": "default_pool",
    "on_failure_callback": alert,
}
`
