import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer as ApiAnswer, type Client, createClient } from '@ai-etl/client/client'
import { ApiProblem, problemOf } from '@ai-etl/client/problem'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Call } from '../command.ts'
import { calledAsTyped, type SentFile } from './sent.ts'

/** How often a job is asked for, in milliseconds: soon for short work, seldom for long. */
const ASK_MS = [100, 200, 400, 800] as const

/** A server that does the work of a command: `--server URL`, with the token of AI_ETL_TOKEN. */
export interface Server {
  readonly api: Client
  /**
   * What a route takes as its source. A file of this machine is sent; whatever else is named is the server's to find.
   */
  source(text: string): Promise<string | { readonly uploadId: string; readonly records?: string }>
  /** Sends a file. @param path absolute @param typed as the user wrote it */
  send(path: string, typed: string): Promise<SentFile>
  /** A document as the user would read it here: files that were sent are called as they were written. */
  told<T>(document: T): T
  /** Waits for a job, shows its progress, and cancels it when the command is. @throws ApiProblem with its failure */
  finished(jobId: string): Promise<unknown>
  /** Writes an answer that is no JSON. */
  download(id: 'downloadArtifact', params: { readonly artifactId: string }): Promise<Buffer>
}

/** @throws PlatformError `server.token-missing` */
export function openServer(url: string, call: Call): Server {
  const token = call.settings.environment.AI_ETL_TOKEN
  if (!token) throw new PlatformError('server.token-missing', { url })
  const origin = url.replace(/\/+$/, '')
  const headers = { authorization: `Bearer ${token}`, 'accept-language': call.lang }
  const api = reaching(createClient({ origin, headers: () => headers }), origin)
  const sent: SentFile[] = []
  return {
    api,
    async source(text) {
      const [, path = text, records] = /^(.*?)(?:#(.*))?$/s.exec(text) ?? []
      const local = [text, path].find((each) => existsSync(resolve(call.settings.workingDir, each)))
      if (local === undefined || !statSync(resolve(call.settings.workingDir, local)).isFile()) return text
      const { uploadId } = await this.send(resolve(call.settings.workingDir, local), local)
      return records === undefined || local === text ? { uploadId } : { uploadId, records }
    },
    async send(path, typed) {
      const file = { ...(await upload(path)), typed }
      sent.push(file)
      return file
    },
    told: (document) => calledAsTyped(document, sent),
    finished: (jobId) => finished(api, jobId, call),
    async download(id, params) {
      const response = await fetch(api.url(id, { params }), { headers, signal: call.live.signal })
      if (!response.ok) throw await problemOf(response)
      return Buffer.from(await response.arrayBuffer())
    },
  }

  async function upload(path: string): Promise<Omit<SentFile, 'typed'>> {
    const response = await fetch(api.url('uploadSimple', { query: { name: basename(path) } }), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      // Node streams are bodies of its fetch; the type of the web does not know them.
      body: createReadStream(path),
      duplex: 'half',
      signal: call.live.signal,
    } as unknown as RequestInit).catch((cause: unknown) => {
      if (call.live.signal.aborted) throw cause
      throw new PlatformError('server.unreachable', { url: origin }, { cause })
    })
    if (!response.ok) throw await problemOf(response)
    const { id, fileName, address } = (await response.json()) as ApiAnswer<'uploadSimple'>
    return { uploadId: id, fileName, address: address ?? '' }
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
