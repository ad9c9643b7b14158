import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { Answer } from './clickhouse-answer.ts'
import { type Engine, EngineError } from './clickhouse-engine.ts'
import type { PipePool } from './clickhouse-pipe.ts'
import { isAuthentic, readRequest } from './clickhouse-request.ts'
import { runStatement } from './clickhouse-run.ts'
import { SessionStore } from './clickhouse-sessions.ts'
import type { SpoolFolder } from './clickhouse-spool.ts'

export interface HttpSettings {
  readonly user: string
  readonly secret: string
}

/** The engine, and the ways that bytes of requests reach it. */
export interface EngineMeans {
  readonly engine: Engine
  readonly pipes: PipePool
  readonly spool: SpoolFolder
}

/** ClickHouse's default of http_max_uri_size: an INSERT that names thousands of columns stands in the URI. */
const MOST_URI_BYTES = 1 << 20

/** ClickHouse's HTTP interface over an engine in this process. */
export function createHttpServer(means: EngineMeans, settings: HttpSettings): Server {
  const { engine } = means
  const sessions = new SessionStore(engine)
  const limits = { keepAliveTimeout: 30_000, requestTimeout: 0, maxHeaderSize: MOST_URI_BYTES }
  const server = createServer(limits, (request, response) => {
    void answer(request, response)
  })
  server.on('close', () => sessions.close())

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0]
    if (path === '/ping' || path === '/replicas_status') {
      response.end('Ok.\n')
      return
    }
    const read = readRequest(request, randomUUID)
    const reply = new Answer(response, read)
    try {
      if (!isAuthentic(request, settings.user, settings.secret)) throw authenticationFailed()
      if (path !== '/') throw new EngineError(0, `There is no handle ${path}`)
      await sessions.use(read, (session) =>
        runStatement({ ...means, session, request: read, body: decoded(request), answer: reply, response }),
      )
    } catch (error) {
      await drain(request)
      reply.fail(error)
    }
  }
  return server
}

function authenticationFailed(): EngineError {
  const text = 'Authentication failed: password is incorrect, or there is no user with such name'
  return new EngineError(516, `Code: 516. DB::Exception: ${text}. (AUTHENTICATION_FAILED)`)
}

/** The body as the client meant it. */
function decoded(request: IncomingMessage): Readable {
  switch (request.headers['content-encoding'] ?? 'identity') {
    case 'identity':
      return request
    case 'gzip':
      return piped(request, createGunzip())
    case 'deflate':
      return piped(request, createInflate())
    case 'br':
      return piped(request, createBrotliDecompress())
    case 'zstd':
      return piped(request, createZstdDecompress())
    default:
      throw new EngineError(
        48,
        `Code: 48. DB::Exception: Content-Encoding ${request.headers['content-encoding']} is not supported. (NOT_IMPLEMENTED)`,
      )
  }
}

function piped(request: IncomingMessage, decompressor: ReturnType<typeof createGunzip>): Readable {
  request.on('error', (error) => decompressor.destroy(error))
  return request.pipe(decompressor)
}

/** Reads off what the client still sends, up to a limit, so that it gets to see the answer. */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return
  request.unpipe()
  request.resume()
}
