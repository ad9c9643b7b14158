import { shortHash } from '../../ddl/names.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import { comparedWithPrevious } from '../../pipeline/previous-rows.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledTarget } from '../capability.ts'
import { policiesOf } from '../policies.ts'
import { commandTasks } from './command.ts'
import { moduleText } from './module.ts'
import { pythonTasks } from './python.ts'
import { queryTasks } from './query.ts'
import type { AirflowOptions, TasksOrRefused } from './tasks.ts'
import { AIRFLOW_REFUSALS } from './warnings.ts'

/**
 * A pipeline as a module with one DAG of its name, and what its tasks read beside it. The tag `version-…` tells whether
 * Airflow has seen just these files.
 */
export function compileAirflow(plan: Plan, pipeline: Pipeline, options: AirflowOptions): CompiledTarget {
  const compared = comparedWithPrevious(pipeline)
  const incremental = Object.keys(pipeline.sources).filter((name) => pipeline.sources[name].mode === 'incremental')
  // Only runs of the platform are counted and remember marks: its command alone goes by those of the one before.
  const remembering = [
    ...compared.map((step) => ({ step, what: 'rows against: previous' })),
    ...incremental.map((step) => ({ step, what: 'mode: incremental' })),
  ]
  if (remembering.length > 0 && options.tasks !== null && options.tasks !== 'command') {
    const refused = remembering.map((each) => ({ ...each, reason: AIRFLOW_REFUSALS.policy }))
    return { files: [], refused, warnings: [] }
  }
  const tasks = tasksOf(plan, pipeline, remembering.length > 0 ? { ...options, tasks: 'command' } : options)
  if ('refused' in tasks) return { files: [], refused: tasks.refused, warnings: [] }
  const { files, warnings } = tasks
  const version = shortHash(JSON.stringify([moduleText(pipeline, tasks, options.tags), files]))
  const text = moduleText(pipeline, tasks, [...options.tags, `version-${version}`])
  return { files: [{ path: `${pipeline.name}.py`, text }, ...files], refused: [], warnings }
}

function tasksOf(plan: Plan, pipeline: Pipeline, options: AirflowOptions): TasksOrRefused {
  switch (options.tasks) {
    case 'query':
      return queryTasks(plan, pipeline, options)
    case 'python':
      return pythonTasks(plan, pipeline)
    case 'command':
      return commandTasks(pipeline, options)
    case null: {
      const query = remembersNothing(pipeline) ? queryTasks(plan, pipeline, options) : null
      return query === null || 'refused' in query ? commandTasks(pipeline, options) : query
    }
  }
}

/** Whether all targets can be filled again and again without a memory of what was loaded. */
function remembersNothing({ targets }: Pipeline): boolean {
  return Object.values(targets).every(
    (target) => (target.mode === 'replace' || target.mode === 'upsert') && policiesOf(target).length === 0,
  )
}
