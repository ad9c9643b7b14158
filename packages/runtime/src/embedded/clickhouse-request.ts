import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A request of the HTTP interface, its parameters told apart. Grammar: ClickHouse docs, "HTTP interface". */
export interface EngineRequest {
  readonly queryId: string
  /** The parameter `query`; the statement may go on (or stand whole) in the body. */
  readonly query: string
  readonly database: string
  readonly format: string
  readonly settings: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  readonly session: { readonly id: string; readonly seconds: number; readonly mustExist: boolean } | null
  /** Name of the file in the spool folder that holds the rows of the INSERT; null: they come in the body, if any. */
  readonly laidDown: string | null
  /** The whole answer before its head: errors keep their status. */
  readonly wholeAnswer: boolean
  readonly compression: 'gzip' | 'zstd' | null
}

/** Not of ClickHouse's own interface: see README.md, "Rows that are laid down". */
const LAID_DOWN_HEADER = 'x-ai-etl-laid-down'

/** Parameters of the protocol itself; every other one is a setting of the engine or, with `param_`, of the query. */
const PROTOCOL = new Set([
  'query',
  'database',
  'query_id',
  'session_id',
  'session_timeout',
  'session_check',
  'default_format',
  'enable_http_compression',
  'decompress',
  'compress',
  'user',
  'password',
  'role',
  'quota_key',
  'stacktrace',
  'wait_end_of_query',
  'buffer_size',
  'http_write_exception_in_output_format',
  'client_protocol_version',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
])

export function readRequest(request: IncomingMessage, newId: () => string): EngineRequest {
  const url = new URL(request.url ?? '/', 'http://engine')
  const given = url.searchParams
  const header = (name: string) => String(request.headers[name] ?? '')
  const settings = new Map<string, string>()
  const parameters = new Map<string, string>()
  for (const [name, value] of given) {
    if (name.startsWith('param_')) parameters.set(name.slice(6), value)
    else if (!PROTOCOL.has(name)) settings.set(name, value)
  }
  const sessionId = given.get('session_id')
  return {
    queryId: given.get('query_id') || header('x-clickhouse-query-id') || newId(),
    query: given.get('query') ?? '',
    database: given.get('database') || header('x-clickhouse-database') || 'default',
    format: given.get('default_format') || header('x-clickhouse-format') || 'TabSeparated',
    settings,
    parameters,
    session: sessionId
      ? {
          id: sessionId,
          seconds: Math.min(Number(given.get('session_timeout')) || 60, 3600),
          mustExist: given.get('session_check') === '1',
        }
      : null,
    laidDown: header(LAID_DOWN_HEADER) || null,
    wholeAnswer: given.get('wait_end_of_query') === '1',
    compression: acceptedCompression(given.get('enable_http_compression'), header('accept-encoding')),
  }
}

function acceptedCompression(enabled: string | null, accepted: string): 'gzip' | 'zstd' | null {
  if (enabled !== '1') return null
  if (/\bgzip\b/.test(accepted)) return 'gzip'
  return /\bzstd\b/.test(accepted) ? 'zstd' : null
}

/** True when the request carries the user and secret: Basic, X-ClickHouse-User and -Key, or parameters. */
export function isAuthentic(request: IncomingMessage, user: string, secret: string): boolean {
  const given = credentials(request)
  return equal(given.user, user) && equal(given.password, secret)
}

function credentials(request: IncomingMessage): { user: string; password: string } {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ')
  if (scheme.toLowerCase() === 'basic' && encoded !== undefined) {
    const text = Buffer.from(encoded, 'base64').toString('utf8')
    const colon = text.indexOf(':')
    return { user: text.slice(0, colon), password: text.slice(colon + 1) }
  }
  const key = request.headers['x-clickhouse-key']
  if (key !== undefined)
    return { user: String(request.headers['x-clickhouse-user'] ?? 'default'), password: String(key) }
  const given = new URL(request.url ?? '/', 'http://engine').searchParams
  return { user: given.get('user') ?? 'default', password: given.get('password') ?? '' }
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
