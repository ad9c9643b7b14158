import type { Pipeline } from '../../pipeline/schema.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonText } from '../pandas/python.ts'
import { assetsOf } from './assets.ts'
import { parametersCode, parametersOf, parameterTemplate } from './parameters.ts'
import { addressesOf, ConnectionIds, placeOf } from './places.ts'
import { sensorsOf } from './sensors.ts'
import type { AirflowOptions, Tasks } from './tasks.ts'
import { airflowWarnings } from './warnings.ts'

/** Sources are waited for, then one task runs the document, which lies beside the module. */
export function commandTasks(pipeline: Pipeline, { text }: AirflowOptions): Tasks {
  const sensors = sensorsOf(pipeline)
  const secrets = secretsOf(pipeline)
  const names = parametersOf(pipeline)
  const environment = [
    '"AI_ETL_DOCUMENT": str(DOCUMENT)',
    ...[...secrets.variables].map(
      ([variable, connection]) => `${pythonText(variable)}: ${pythonText(`{{ conn.${connection}.password }}`)}`,
    ),
    ...names.map((name, i) => `"AI_ETL_PARAM_${i + 1}": ${parameterTemplate(name)}`),
  ]
  const { inlets, outlets } = assetsOf(pipeline)
  const given = [
    'task_id="run"',
    `bash_command=${pythonText(commandOf(names))}`,
    `env={${environment.join(', ')}}`,
    'append_env=True',
    inlets,
    outlets,
  ]
  return {
    imports: ['from airflow.providers.standard.operators.bash import BashOperator', ...sensors.imports],
    definitions: ['DOCUMENT = pathlib.Path(__file__).with_suffix(".yaml")'],
    given: parametersCode(pipeline),
    statements: [
      ...sensors.statements,
      layOut(`run = BashOperator(${given.join(', ')})`, 4),
      ...(sensors.tasks.length === 0 ? [] : [layOut(`[${sensors.tasks.join(', ')}] >> run`, 4)]),
    ],
    files: [{ path: `${pipeline.name}.yaml`, text }],
    warnings: [
      airflowWarnings.command,
      ...[...new Set(secrets.variables.values())].map(airflowWarnings.connection),
      ...(secrets.others.length > 0 ? [airflowWarnings.variables(secrets.others.join(', '))] : []),
      ...sensors.warnings,
    ],
  }
}

/** Nothing of the document stands in it: Airflow renders it, and a shell reads it. */
function commandOf(parameters: readonly string[]): string {
  const given = parameters.map((name, i) => ` --param "${name}=$AI_ETL_PARAM_${i + 1}"`)
  return `exec \${AI_ETL_COMMAND:-ai-etl} run "$AI_ETL_DOCUMENT" --json${given.join('')}`
}

/** Variables of addresses: passwords, which connections of Airflow have, and all else. */
function secretsOf(pipeline: Pipeline): {
  readonly variables: ReadonlyMap<string, string>
  readonly others: readonly string[]
} {
  const ids = new ConnectionIds(pipeline)
  const variables = new Map<string, string>()
  const all = new Set<string>()
  for (const text of addressesOf(pipeline)) {
    for (const [, name] of text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)) all.add(name)
    const address = placeOf(text)
    const connection = ids.of(address)
    const variable = address.kind === 'system' ? /^\$\{(\w+)\}$/.exec(address.password ?? '')?.[1] : undefined
    if (connection !== null && variable !== undefined) variables.set(variable, connection)
  }
  return { variables, others: [...all].filter((name) => !variables.has(name)) }
}
