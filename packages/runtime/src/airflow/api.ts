import { setTimeout as wait } from 'node:timers/promises'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type ImportError, importErrorOf } from './import-error.ts'

/** How to log in to the API of Airflow 3. */
export interface AirflowLogin {
  readonly url: string
  readonly username: string
  readonly password: string
}

/** What Airflow knows of a DAG. */
export interface KnownDag {
  readonly paused: boolean
  readonly tags: readonly string[]
  /** Its own words of when it runs: `0 3 * * *`. */
  readonly schedule: string | null
  readonly nextRun: string | null
}

export interface DagTask {
  readonly id: string
  readonly operator: string
  /** Null: not scheduled yet. */
  readonly state: string | null
  readonly tries: number
  readonly startedAt: string | null
  readonly seconds: number | null
}

export interface DagRun {
  readonly id: string
  readonly state: string
  /** `manual`, `scheduled`, `asset_triggered`, `backfill`. */
  readonly kind: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

export interface DagRunWithTasks extends DagRun {
  readonly tasks: readonly DagTask[]
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

  /** What its parts say of themselves: `healthy`. */
  async health(): Promise<Readonly<Record<string, string | null>>> {
    const parts = await this.#call<Record<string, { status: string | null } | undefined>>('GET', '/monitor/health')
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part?.status ?? null]))
  }

  /** What Airflow could not read of a file below the DAGs folder; null where it could, or has not yet. */
  async importError(file: string): Promise<ImportError | null> {
    const { import_errors: errors } = await this.#call<{
      import_errors: { filename: string; stack_trace: string; timestamp: string }[]
    }>('GET', `/importErrors?limit=100&filename_pattern=${encodeURIComponent(file)}`)
    const found = errors.find(({ filename }) => filename === file || filename.endsWith(`/${file}`))
    return found === undefined ? null : importErrorOf(found)
  }

  /** A DAG; null where Airflow knows none of the name. */
  async dag(dag: string): Promise<KnownDag | null> {
    const { dags } = await this.#call<{
      dags: {
        dag_id: string
        is_paused: boolean
        tags: { name: string }[]
        timetable_summary: string | null
        next_dagrun_run_after: string | null
      }[]
    }>('GET', `/dags?limit=100&exclude_stale=true&dag_id_pattern=${encodeURIComponent(dag)}`)
    const found = dags.find((each) => each.dag_id === dag)
    if (found === undefined) return null
    return {
      paused: found.is_paused,
      tags: found.tags.map(({ name }) => name),
      schedule: found.timetable_summary,
      nextRun: found.next_dagrun_run_after,
    }
  }

  /**
   * Waits until Airflow has read a file that was just written: until its scheduler goes by a text with the file's tag,
   * which takes longer than to list the tag, or the file is in error.
   * An error from before is one of the new text when it was found anew twice: the first reading may have begun earlier.
   * @param before the error that the file had when it was written
   * @returns the error; null when the DAG is known
   */
  async seen(
    dag: string,
    { file, tag, before }: { readonly file: string; readonly tag: string; readonly before: ImportError | null },
    signal: AbortSignal,
  ): Promise<ImportError | null> {
    const readings = new Set<string>()
    for (;;) {
      if ((await this.#source(dag))?.includes(tag)) return null
      const error = await this.importError(file)
      if (error && error.at !== before?.at) readings.add(error.at)
      if (error && readings.size > (before ? 1 : 0)) return error
      await wait(POLL_MS, undefined, { signal })
    }
  }

  /** Lets a DAG run, or no longer. */
  async pause(dag: string, paused: boolean): Promise<void> {
    await this.#call('PATCH', `/dags/${encodeURIComponent(dag)}`, { is_paused: paused })
  }

  /** Starts a run now with values of the DAG's parameters; gives its id. */
  async trigger(dag: string, parameters: Readonly<Record<string, string>> = {}): Promise<string> {
    const path = `/dags/${encodeURIComponent(dag)}/dagRuns`
    const { dag_run_id: id } = await this.#call<{ dag_run_id: string }>('POST', path, {
      logical_date: null,
      conf: parameters,
    })
    return id
  }

  /** The latest runs of a DAG, the newest first. */
  async runs(dag: string, limit: number): Promise<readonly DagRun[]> {
    const path = `/dags/${encodeURIComponent(dag)}/dagRuns?limit=${limit}&order_by=-run_after`
    const { dag_runs: runs } = await this.#call<{ dag_runs: GivenRun[] }>('GET', path)
    return runs.map(runOf)
  }

  /** A run with its tasks. */
  async run(dag: string, id: string): Promise<DagRunWithTasks> {
    const path = `/dags/${encodeURIComponent(dag)}/dagRuns/${encodeURIComponent(id)}`
    const [run, { task_instances: tasks }] = await Promise.all([
      this.#call<GivenRun>('GET', path),
      this.#call<{ task_instances: GivenTask[] }>('GET', `${path}/taskInstances?limit=100`),
    ])
    return { ...runOf(run), tasks: tasks.map(taskOf) }
  }

  /** Waits for the end of a run. */
  async finished(dag: string, id: string, signal: AbortSignal): Promise<DagRunWithTasks> {
    for (;;) {
      const run = await this.run(dag, id)
      if (run.state === 'success' || run.state === 'failed') return run
      await wait(POLL_MS, undefined, { signal })
    }
  }

  /** What a task said at one of its tries, an event a line. */
  async log(dag: string, run: string, task: string, attempt = 1): Promise<string> {
    const path = ['dags', dag, 'dagRuns', run, 'taskInstances', task, 'logs', String(attempt)]
    const { content } = await this.#call<{ content: readonly { event?: string }[] }>(
      'GET',
      `/${path.map(encodeURIComponent).join('/')}`,
    )
    return content.map(({ event }) => event ?? '').join('\n')
  }

  /** The text of the module that the latest version of a DAG is of; null where Airflow knows no such DAG. */
  async #source(dag: string): Promise<string | null> {
    const path = `/dagSources/${encodeURIComponent(dag)}`
    const answer = this.#call<{ content: string | null }>('GET', path)
    return answer.then(
      ({ content }) => content,
      (error: unknown) => {
        if (error instanceof PlatformError && 'status' in error.params && error.params.status === 404) return null
        throw error
      },
    )
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

interface GivenRun {
  readonly dag_run_id: string
  readonly state: string
  readonly run_type: string
  readonly start_date: string | null
  readonly end_date: string | null
}

function runOf(run: GivenRun): DagRun {
  const { dag_run_id: id, state, run_type: kind, start_date: startedAt, end_date: finishedAt } = run
  return { id, state, kind, startedAt, finishedAt }
}

interface GivenTask {
  readonly task_id: string
  readonly operator_name: string | null
  readonly state: string | null
  readonly try_number: number
  readonly start_date: string | null
  readonly duration: number | null
}

function taskOf(task: GivenTask): DagTask {
  const { task_id: id, operator_name: operator, state, try_number: tries, start_date: startedAt, duration } = task
  return { id, operator: operator ?? '', state, tries, startedAt, seconds: duration }
}

async function answered(url: string, path: string, request: RequestInit): Promise<Response> {
  return fetch(url + path, request).catch((cause: unknown) => {
    throw new PlatformError('airflow.unreachable', { url }, { cause })
  })
}
