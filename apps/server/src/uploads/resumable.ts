import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { PlatformError } from '@ai-etl/core/errors/error'
import { bytes } from '@ai-etl/core/messages/language'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { uploadsFolder } from '../settings.ts'
import { arrivingPath, MOST_BYTES } from './place.ts'

/** An upload as a request of the protocol means it. */
export interface Arriving {
  readonly projectId: string
  readonly uploadId: string
}

/** What is to be done when an upload begins and when its last byte is there. */
export interface ArrivalHooks {
  begun(arriving: Arriving): Promise<void>
  complete(arriving: Arriving): Promise<void>
}

/** The headers of an answer that are the protocol's. */
const PROTOCOL = /^(tus-|upload-|location$|cache-control$)/

type WebRequest = Parameters<Server['handleWeb']>[0]

/** Resumable uploads after tus 1.0.0 (https://tus.io/protocols/resumable-upload), streamed to disk. */
export function resumableUploads(dataDir: string, hooks: ArrivalHooks) {
  // Which upload a request means is for the routes to say: they know the project.
  const meant = new WeakMap<WebRequest, Arriving>()
  const of = (request: WebRequest): Arriving => {
    const arriving = meant.get(request)
    if (arriving === undefined) throw new RangeError('a request of ours has its upload')
    return arriving
  }
  const folder = uploadsFolder(dataDir)
  const pathOf = ({ projectId, uploadId }: Arriving) => arrivingPath(projectId, uploadId)
  const server = new Server({
    path: '/api/v1/uploads',
    datastore: new FileStore({ directory: folder }),
    maxSize: MOST_BYTES,
    // Pages of other origins have no business here.
    allowedOrigins: [],
    namingFunction: (request) => pathOf(of(request)),
    getFileIdFromRequest: (request) => pathOf(of(request)),
    generateUrl: (request, { path }) => `${path}/${of(request).uploadId}`,
    async onUploadCreate(request) {
      await hooks.begun(of(request))
      return {}
    },
    async onUploadFinish(request) {
      await hooks.complete(of(request))
      return {}
    },
    onResponseError(_, error) {
      // Our own hooks' failures keep what they are.
      if (error instanceof PlatformError) throw error
      return undefined
    },
  })

  return {
    /** Answers a request of the protocol. @throws PlatformError `upload.offset`, `upload.busy`, `upload.protocol`, … */
    async answer(arriving: Arriving, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const web = webRequest(request)
      meant.set(web, arriving)
      const response = await server.handleWeb(web)
      if (response.status >= 400) throw failure(response.status, (await response.text()).trim())
      for (const [name, value] of response.headers) if (PROTOCOL.test(name)) reply.header(name, value)
      reply.code(response.status).send()
    },
    /** Bytes that have arrived; null when nothing does. */
    async received(arriving: Arriving): Promise<number | null> {
      const found = await stat(join(folder, pathOf(arriving))).catch(() => null)
      return found?.size ?? null
    },
  }
}

function webRequest(request: FastifyRequest): WebRequest {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
  const { method, url, raw } = request
  const body = method === 'PATCH' || headers.get('content-type') === 'application/offset+octet-stream'
  return new Request(new URL(url, 'http://server'), {
    method,
    headers,
    // Streamed as it comes; the type of a web stream of Node's is wider than that of a body.
    ...(body && { body: Readable.toWeb(raw) as ReadableStream<Uint8Array>, duplex: 'half' as const }),
  })
}

function failure(status: number, why: string): PlatformError {
  if (status === 409) return new PlatformError('upload.offset', {})
  if (status === 413) return new PlatformError('upload.too-large', { limit: bytes(MOST_BYTES, 'en') })
  if (status === 423) return new PlatformError('upload.busy', {})
  if (status === 404 || status === 410) return new PlatformError('upload.gone', {})
  return new PlatformError('upload.protocol', { why })
}
