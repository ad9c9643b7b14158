import { narrowPlan } from '../../pipeline/plan/narrow.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import { compilePandas } from '../pandas/compile.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonText } from '../pandas/python.ts'
import { policiesOf } from '../policies.ts'
import { assetsOf } from './assets.ts'
import { parametersCode, parametersOf, parameterTemplate } from './parameters.ts'
import { addressesOf, ConnectionIds, placeOf } from './places.ts'
import { sensorsOf } from './sensors.ts'
import type { TasksOrRefused } from './tasks.ts'
import { AIRFLOW_REFUSALS, airflowWarnings } from './warnings.ts'

/**
 * Sources are waited for, then one task runs the pipeline's module for pandas, which lies beside in a folder of the
 * pipeline's name and reaches databases by connections of Airflow.
 */
export function pythonTasks(plan: Plan, pipeline: Pipeline): TasksOrRefused {
  const ids = new ConnectionIds(pipeline)
  const connections = new Set<string>()
  const { files, refused, unreached } = compilePandas(narrowPlan(plan, pipeline), pipeline, {
    connection: (address) => {
      const id = ids.of(address)
      if (id !== null) connections.add(id)
      return id
    },
  })
  const policies = Object.entries(pipeline.targets).flatMap(([step, target]) =>
    policiesOf(target).map((what) => ({ step, what, reason: AIRFLOW_REFUSALS.policy })),
  )
  const reach = unreached.map((step) => ({ step, what: 'address', reason: AIRFLOW_REFUSALS.reach }))
  const all = [...refused, ...policies, ...reach]
  if (all.length > 0) return { refused: all }
  const sensors = sensorsOf(pipeline)
  const parameters = parametersOf(pipeline).map((name) => `${pythonText(name)}: ${parameterTemplate(name)}`)
  const { inlets, outlets } = assetsOf(pipeline)
  const given = [
    'task_id="run"',
    'python_callable=run',
    ...(parameters.length > 0 ? [`op_kwargs={"params": {${parameters.join(', ')}}}`] : []),
    inlets,
    outlets,
  ]
  const variables = addressesOf(pipeline).flatMap((text) => {
    const login = placeOf(text).kind === 'system' ? text.indexOf('@') + 1 : 0
    return [...text.slice(login).matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name]) => name)
  })
  const kept = ['pipeline.py', 'requirements.txt']
  return {
    imports: ['from airflow.providers.standard.operators.python import PythonOperator', ...sensors.imports],
    definitions: [RUN.replace('NAME', pythonText(`${pipeline.name}_pipeline`))],
    given: parametersCode(pipeline),
    statements: [
      ...sensors.statements,
      layOut(`transform = PythonOperator(${given.join(', ')})`, 4),
      ...(sensors.tasks.length === 0 ? [] : [layOut(`[${sensors.tasks.join(', ')}] >> transform`, 4)]),
    ],
    files: files
      .filter(({ path }) => kept.includes(path))
      .map((file) => ({ ...file, path: `${pipeline.name}/${file.path}` })),
    warnings: [
      airflowWarnings.python,
      ...[...connections].map(airflowWarnings.connection),
      ...(variables.length > 0 ? [airflowWarnings.variables([...new Set(variables)].join(', '))] : []),
      ...Object.entries(pipeline.targets)
        .filter(([, { mode }]) => mode === 'append')
        .map(([name]) => airflowWarnings.again(name)),
      ...sensors.warnings,
    ],
  }
}

/** Loaded when the task runs: pandas has no place where DAGs are only read. */
const RUN = `
def run(params=None):
    """Runs the pipeline's module for pandas, which lies beside this one."""
    place = pathlib.Path(__file__).with_suffix("") / "pipeline.py"
    spec = importlib.util.spec_from_file_location(NAME, place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module.main(params)
`.trim()
