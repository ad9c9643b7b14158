import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { AirflowApi, DagRunWithTasks } from '@ai-etl/runtime/airflow/api'
import type { Answer, Call, Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { table } from '../render/table.ts'
import { askedTasks, compiled, TASKS } from './compile.ts'
import { parameters } from './pipeline.ts'

const AIRFLOW = { name: 'airflow', value: 'URL' } as const

/** `airflow deploy FILE --dags DIR`: done when Airflow has read the DAG, and unpaused it. */
export const airflowDeploy: Command = {
  name: 'airflow deploy',
  arguments: [{ name: 'FILE' }],
  options: [{ name: 'dags', value: 'DIR' }, TASKS, AIRFLOW],
  async run(call) {
    const api = await login(call)
    const { deployDag } = await import('@ai-etl/runtime/airflow/deploy')
    const folder = call.options.text('dags') ?? call.settings.environment.AIRFLOW_DAGS
    if (folder === undefined)
      throw new PlatformError('usage.invalid', { why: phrase('usage.option-required', { name: '--dags' }) })
    const request = { at: call.arguments[0], tasks: askedTasks(call) }
    const deployed = await deployDag(request, folder, api, call.settings, call.live)
    // Refused: said as `compile` says it, and nothing was written.
    if (deployed.dag === null) return compiled(call, deployed.document, [])
    const { dag, document } = deployed
    return { document: { dag, ...document }, text: [dag, ...document.warnings].join('\n') }
  },
}

/** `airflow trigger DAG`: exits with 1 when the run fails. */
export const airflowTrigger: Command = {
  name: 'airflow trigger',
  arguments: [{ name: 'DAG' }],
  options: [{ name: 'param', value: 'k=v', repeated: true }, AIRFLOW],
  async run(call) {
    const [dag] = call.arguments
    const given = parameters(call)
    const api = await login(call)
    return told(call, await api.finished(dag, await api.trigger(dag, given), call.live.signal), {})
  },
}

/** `airflow status DAG RUN`. */
export const airflowStatus: Command = {
  name: 'airflow status',
  arguments: [{ name: 'DAG' }, { name: 'RUN' }],
  options: [AIRFLOW],
  async run(call) {
    const [dag, id] = call.arguments
    const api = await login(call)
    const run = await api.run(dag, id)
    const begun = run.tasks.filter(({ tries }) => tries > 0)
    const logs = await Promise.all(
      begun.map(async (task) => [task.id, await api.log(dag, id, task.id, task.tries)] as const),
    )
    return told(call, run, Object.fromEntries(logs))
  },
}

async function login(call: Call): Promise<AirflowApi> {
  const { environment } = call.settings
  const url = call.options.text('airflow') ?? environment.AIRFLOW_URL
  if (url === undefined)
    throw new PlatformError('usage.invalid', { why: phrase('usage.option-required', { name: '--airflow' }) })
  const { AirflowApi } = await import('@ai-etl/runtime/airflow/api')
  const { AIRFLOW_USERNAME: username = '', AIRFLOW_PASSWORD: password = '' } = environment
  return AirflowApi.login({ url: url.replace(/\/+$/, ''), username, password })
}

function told({ lang, arguments: [dag] }: Call, run: DagRunWithTasks, logs: Readonly<Record<string, string>>): Answer {
  const say = sayIn(lang)
  const tasks = table(
    [say('step'), say('state')],
    run.tasks.map(({ id, state }) => [id, state ?? '']),
  )
  const texts = Object.entries(logs).map(([task, log]) => `${task}:\n${log}`)
  return {
    document: { dag, run: run.id, state: run.state, tasks: run.tasks, logs },
    text: [`${run.id}: ${run.state}`, tasks, ...texts].join('\n\n'),
    ...(run.state === 'failed' && { status: 1 as const }),
  }
}
