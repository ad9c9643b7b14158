import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer as ApiAnswer, type Client, createClient } from '@ai-etl/client/client'
import { ApiProblem, problemOf } from '@ai-etl/client/problem'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Call } from '../command.ts'

/** How often a job is asked for, in milliseconds: soon for short work, seldom for long. */
const ASK_MS = [100, 200, 400, 800] as const

/** A server that does the work of a command: `--server URL`, with the token of AI_ETL_TOKEN. */
export interface Server {
  readonly api: Client
  /**
   * What a route takes as its source. A file of this machine is sent; whatever else is named is the server's to find.
   */
  source(text: string): Promise<string | { readonly uploadId: string; readonly records?: string }>
  /** Waits for a job, shows its progress, and cancels it when the command is. @throws ApiProblem with its failure */
  finished(jobId: string): Promise<unknown>
}

/** @throws PlatformError `server.token-missing` */
export function openServer(url: string, call: Call): Server {
  const token = call.settings.environment.AI_ETL_TOKEN
  if (!token) throw new PlatformError('server.token-missing', { url })
  const origin = url.replace(/\/+$/, '')
  const headers = { authorization: `Bearer ${token}`, 'accept-language': call.lang }
  const api = reaching(createClient({ origin, headers: () => headers }), origin)
  return {
    api,
    async source(text) {
      const [, path = text, records] = /^(.*?)(?:#(.*))?$/s.exec(text) ?? []
      const local = [text, path].find((each) => existsSync(resolve(call.settings.workingDir, each)))
      if (local === undefined || !statSync(resolve(call.settings.workingDir, local)).isFile()) return text
      const uploadId = await send(resolve(call.settings.workingDir, local))
      return records === undefined || local === text ? { uploadId } : { uploadId, records }
    },
    finished: (jobId) => finished(api, jobId, call),
  }

  async function send(path: string): Promise<string> {
    const response = await fetch(api.url('uploadSimple', { query: { name: basename(path) } }), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      // Node streams are bodies of its fetch; the type of the web does not know them.
      body: createReadStream(path),
      duplex: 'half',
      signal: call.live.signal,
    } as unknown as RequestInit)
    if (!response.ok) throw await problemOf(response)
    return ((await response.json()) as { id: string }).id
  }
}

/** The same client, whose failures to reach the server speak the user's language. */
function reaching(api: Client, url: string): Client {
  return {
    url: api.url,
    call: (id, options) =>
      api.call(id, options).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 0)
          throw new PlatformError('server.unreachable', { url }, { cause: error })
        throw error
      }),
  }
}

async function finished(api: Client, jobId: string, { live }: Call): Promise<unknown> {
  const params = { jobId }
  for (let asked = 0; ; asked++) {
    const job: ApiAnswer<'showJob'> = await api.call('showJob', { params })
    if (job.progress !== null) live.progress(job.progress)
    if (job.state === 'succeeded') return job.result
    if (job.error !== null) throw new ApiProblem(422, { ...job.error, detail: job.error.message })
    if (job.state === 'cancelled') throw new PlatformError('run.cancelled', {})
    await sleep(ASK_MS[Math.min(asked, ASK_MS.length - 1)], undefined, { signal: live.signal }).catch(async () => {
      await api.call('cancelJob', { params })
      throw new PlatformError('run.cancelled', {})
    })
  }
}
