import type { BrowserContext } from 'playwright-core'

/** How long a job of the tests may take, in milliseconds. */
const JOB_MS = 120_000
const LOOK_MS = 150

/** Asks the API as the reader of a browser does: with the cookies of the session and their token against forgery. */
export interface Api {
  get<T>(path: string): Promise<T>
  post<T>(path: string, data?: object): Promise<T>
  put<T>(path: string, data: object): Promise<T>
  /** Waits for the end of a job. @throws when it fails */
  done<T>(jobId: string): Promise<T>
  /** Waits for the end of a run; gives its state. */
  ended(runId: string): Promise<string>
}

/** @throws from each of its parts when the API answers with a problem */
export function apiOf(context: BrowserContext): Api {
  async function send<T>(method: string, path: string, data?: object): Promise<T> {
    const csrf = (await context.cookies()).find(({ name }) => name === 'ai-etl-csrf')?.value ?? ''
    const headers: Record<string, string> = method === 'GET' ? {} : { 'x-csrf-token': csrf }
    const answer = await context.request.fetch(`/api/v1${path}`, { method, headers, ...(data && { data }) })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  const get = <T>(path: string) => send<T>('GET', path)

  async function until<T>(path: string, over: (value: T) => boolean): Promise<T> {
    for (const began = Date.now(); Date.now() - began < JOB_MS; ) {
      const value = await get<T>(path)
      if (over(value)) return value
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    throw new Error(`${path} did not end in ${JOB_MS} ms`)
  }
  return {
    get,
    post: (path, data = {}) => send('POST', path, data),
    put: (path, data) => send('PUT', path, data),
    async done<T>(jobId: string) {
      const job = await until<{ state: string; result: T; error: unknown }>(`/jobs/${jobId}`, ({ state }) =>
        ['succeeded', 'failed', 'cancelled'].includes(state),
      )
      if (job.state !== 'succeeded') throw new Error(`job ${jobId}: ${job.state} ${JSON.stringify(job.error)}`)
      return job.result
    },
    async ended(runId) {
      const run = await until<{ state: string; finishedAt: string | null }>(
        `/runs/${runId}`,
        ({ finishedAt }) => finishedAt !== null,
      )
      return run.state
    },
  }
}
