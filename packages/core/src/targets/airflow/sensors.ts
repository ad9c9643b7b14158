import type { Pipeline } from '../../pipeline/schema.ts'
import { literalJinja } from '../dbt/jinja.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonText, VariableNames } from '../pandas/python.ts'
import { placeOf } from './places.ts'
import type { Tasks } from './tasks.ts'
import { airflowWarnings } from './warnings.ts'

/** Tasks that wait until sources are there: files, and objects of S3. */
export interface Sensors extends Pick<Tasks, 'imports' | 'statements' | 'warnings'> {
  /** Variables of the tasks. */
  readonly tasks: readonly string[]
}

const WAITING = ['mode="reschedule"', 'poke_interval=60', 'timeout=24 * 60 * 60']

export function sensorsOf({ sources }: Pipeline): Sensors {
  const names = new VariableNames([])
  const waits = Object.entries(sources).flatMap(([source, { from }]) => {
    const wait = waitFor(from)
    return wait === null ? [] : [{ ...wait, task: `wait_for_${source}`, variable: names.name(`wait_for_${source}`) }]
  })
  const statements = waits.map(({ operator, given, task, variable }) =>
    layOut(`${variable} = ${operator}(${[`task_id=${pythonText(task)}`, ...given, ...WAITING].join(', ')})`, 4),
  )
  const operators = new Set(waits.map(({ operator }) => operator))
  return {
    imports: [...operators].map((operator) => SENSORS[operator].import),
    statements,
    tasks: waits.map(({ variable }) => variable),
    warnings: [...operators].map((operator) => SENSORS[operator].warning),
  }
}

const SENSORS = {
  FileSensor: {
    import: 'from airflow.providers.standard.sensors.filesystem import FileSensor',
    warning: airflowWarnings.files,
  },
  S3KeySensor: {
    import: 'from airflow.providers.amazon.aws.sensors.s3 import S3KeySensor',
    warning: airflowWarnings.s3,
  },
} as const

function waitFor(from: string): { operator: keyof typeof SENSORS; given: readonly string[] } | null {
  const address = placeOf(from)
  if (address.kind === 'file') return { operator: 'FileSensor', given: [`filepath=${withVariables(address.path)}`] }
  if (address.kind !== 'system' || address.scheme !== 's3') return null
  const { host, path } = address
  // A prefix stands for whatever lies below it.
  const key = path === '' || path.endsWith('/') ? `${path}*` : path
  const pattern = /[*?[]/.test(key) ? ['wildcard_match=True'] : []
  const given = [`bucket_key=${withVariables(`s3://${host}/${key}`)}`, ...pattern, 'aws_conn_id="aws_default"']
  return { operator: 'S3KeySensor', given }
}

/** A text as Python, with variables of the environment where it names them; Airflow renders it as a template. */
function withVariables(text: string): string {
  return text
    .split(/(\$\{[A-Za-z_][A-Za-z0-9_]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\$\{(\w+)\}$/.exec(part)?.[1]
      return name === undefined ? pythonText(literalJinja(part)) : `os.environ[${pythonText(name)}]`
    })
    .join(' + ')
}
