import type { Pipeline } from '../../pipeline/schema.ts'
import { pythonText } from '../pandas/python.ts'

/** Parameters that a run may be triggered with: texts cannot say NULL, so that those which are NULL stay so. */
export function parametersOf({ params }: Pipeline): readonly string[] {
  return Object.keys(params).filter((name) => params[name].default !== null)
}

/** The value of a parameter, as a template of Airflow. */
export function parameterTemplate(name: string): string {
  return pythonText(`{{ params['${name}'] }}`)
}

/** The document's parameters as an argument of the DAG; empty where there are none. */
export function parametersCode(pipeline: Pipeline): readonly string[] {
  const entries = parametersOf(pipeline).map((name) => {
    const param = pipeline.params[name]
    // One without a default has to be given at each trigger.
    const first = param.default === undefined ? [] : [pythonText(String(param.default))]
    return `${pythonText(name)}: Param(${[...first, 'type="string"', `description=${pythonText(param.type)}`].join(', ')})`
  })
  return entries.length === 0 ? [] : [`params={${entries.join(', ')}}`]
}
