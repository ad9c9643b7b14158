import { setTimeout as wait } from 'node:timers/promises'
import { PlatformError } from '@ai-etl/core/errors/error'

/** How to log in to the API of Airflow 3. */
export interface AirflowLogin {
  readonly url: string
  readonly username: string
  readonly password: string
}

export interface ImportError {
  /** Below the DAGs folder. */
  readonly file: string
  /** Airflow's trace, which ends with the place and the reason. */
  readonly trace: string
}

export interface DagRun {
  readonly id: string
  readonly state: string
  readonly tasks: readonly { readonly id: string; readonly state: string | null; readonly tries: number }[]
}

const POLL_MS = 500

/**
 * What the platform asks of Airflow: DAGs parsed, unpaused, triggered, their runs and logs. Each request throws
 * PlatformError `airflow.unreachable` or `airflow.refused`.
 */
export class AirflowApi {
  readonly #url: string
  readonly #token: string

  private constructor(url: string, token: string) {
    this.#url = url
    this.#token = token
  }

  /** @throws PlatformError `airflow.unreachable`, `airflow.login` */
  static async login({ url, username, password }: AirflowLogin): Promise<AirflowApi> {
    const answer = await answered(url, '/auth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    if (!answer.ok) throw new PlatformError('airflow.login', { url, status: answer.status })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    return new AirflowApi(url, token)
  }

  /** Files that Airflow could not read as DAGs. */
  async importErrors(): Promise<readonly ImportError[]> {
    const { import_errors: errors } = await this.#call<{ import_errors: { filename: string; stack_trace: string }[] }>(
      'GET',
      '/importErrors',
    )
    return errors.map(({ filename, stack_trace: trace }) => ({ file: filename, trace }))
  }

  /** Waits until a DAG is known, or its file is in error. @returns the error; null when it is known */
  async parsed(dag: string, file: string, signal: AbortSignal): Promise<ImportError | null> {
    for (;;) {
      const error = (await this.importErrors()).find((each) => each.file.endsWith(file))
      if (error) return error
      if (await this.#known(dag)) return null
      await wait(POLL_MS, undefined, { signal })
    }
  }

  /** Lets a DAG run. */
  async unpause(dag: string): Promise<void> {
    await this.#call('PATCH', `/dags/${encodeURIComponent(dag)}`, { is_paused: false })
  }

  /** Starts a run now; gives its id. */
  async trigger(dag: string): Promise<string> {
    const path = `/dags/${encodeURIComponent(dag)}/dagRuns`
    const { dag_run_id: id } = await this.#call<{ dag_run_id: string }>('POST', path, { logical_date: null })
    return id
  }

  /** A run with its tasks. */
  async run(dag: string, id: string): Promise<DagRun> {
    const path = `/dags/${encodeURIComponent(dag)}/dagRuns/${encodeURIComponent(id)}`
    const [{ state }, { task_instances: tasks }] = await Promise.all([
      this.#call<{ state: string }>('GET', path),
      this.#call<{ task_instances: { task_id: string; state: string | null; try_number: number }[] }>(
        'GET',
        `${path}/taskInstances`,
      ),
    ])
    return { id, state, tasks: tasks.map((each) => ({ id: each.task_id, state: each.state, tries: each.try_number })) }
  }

  /** Waits for the end of a run. */
  async finished(dag: string, id: string, signal: AbortSignal): Promise<DagRun> {
    for (;;) {
      const run = await this.run(dag, id)
      if (run.state === 'success' || run.state === 'failed') return run
      await wait(POLL_MS, undefined, { signal })
    }
  }

  /** What a task said at its first try, an event a line. */
  async log(dag: string, run: string, task: string): Promise<string> {
    const path = `/dags/${encodeURIComponent(dag)}/dagRuns/${encodeURIComponent(run)}/taskInstances/${encodeURIComponent(task)}/logs/1`
    const { content } = await this.#call<{ content: readonly { event?: string }[] }>('GET', path)
    return content.map(({ event }) => event ?? '').join('\n')
  }

  async #known(dag: string): Promise<boolean> {
    const { dags } = await this.#call<{ dags: { dag_id: string }[] }>('GET', '/dags?limit=1000&exclude_stale=true')
    return dags.some((each) => each.dag_id === dag)
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await answered(this.#url, `/api/v2${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${this.#token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) {
      const told = (await answer.text()).slice(0, 500)
      throw new PlatformError('airflow.refused', { request: `${method} ${path}`, status: answer.status, told })
    }
    // Airflow's API document has these shapes; a test meets the real one.
    return (await answer.json()) as T
  }
}

async function answered(url: string, path: string, request: RequestInit): Promise<Response> {
  return fetch(url + path, request).catch((cause: unknown) => {
    throw new PlatformError('airflow.unreachable', { url }, { cause })
  })
}
