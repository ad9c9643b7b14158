import { ApiProblem, problemOf } from './problem.ts'
import { ROUTES, type RouteTypes } from './routes.ts'

export type RouteId = keyof RouteTypes
export type Answer<Id extends RouteId> = RouteTypes[Id]['answer']

type Part<Name extends 'params' | 'query' | 'body', T> = undefined extends T
  ? { readonly [key in Name]?: T }
  : Record<string, never> extends T
    ? { readonly [key in Name]?: T }
    : { readonly [key in Name]: T }

/** What a call of a route is given: its parameters, query and body, and how to end it early. */
export type CallOptions<Id extends RouteId> = Part<'params', RouteTypes[Id]['params']> &
  Part<'query', RouteTypes[Id]['query']> &
  Part<'body', RouteTypes[Id]['body']> & { readonly signal?: AbortSignal }

export interface ClientSettings {
  /** Origin of the server: `http://127.0.0.1:8000`; empty in a page of that server. */
  readonly origin: string
  /** Headers of each request: "authorization" of a script, the page's CSRF token, the cookies of a page being made. */
  headers?(): Record<string, string> | Promise<Record<string, string>>
  /** Called once when a request is answered by 401; true: it made a new session, ask again. */
  renew?(): Promise<boolean>
}

export interface Client {
  /** Calls a route. @throws ApiProblem for any answer that is no success, and when the server cannot be reached */
  call<Id extends RouteId>(id: Id, options?: CallOptions<Id>): Promise<Answer<Id>>
  /** The address of a route, for links and event streams. */
  url<Id extends RouteId>(
    id: Id,
    options?: Pick<CallOptions<Id>, never> & { params?: unknown; query?: unknown },
  ): string
}

const API = '/api/v1'

/** A client of the API whose calls are typed by the server's routes. */
export function createClient(settings: ClientSettings): Client {
  const url: Client['url'] = (id, { params, query } = {}) =>
    `${settings.origin}${API}${filled(ROUTES[id].path, params as Record<string, unknown>)}${search(query as Record<string, unknown>)}`

  async function send(id: RouteId, options: LooseOptions): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json', ...(await settings.headers?.()) }
    if (options.body !== undefined) headers['content-type'] = 'application/json'
    try {
      return await fetch(url(id, options), {
        method: ROUTES[id].method,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
        ...(options.signal && { signal: options.signal }),
      })
    } catch (cause) {
      if (options.signal?.aborted) throw cause
      throw ApiProblem.unreachable(settings.origin, cause)
    }
  }

  return {
    url,
    async call(id, options) {
      const loose = (options ?? {}) as LooseOptions
      let response = await send(id, loose)
      if (response.status === 401 && (await settings.renew?.())) response = await send(id, loose)
      if (!response.ok) throw await problemOf(response)
      // The route's schema has checked what it answers; its type is made from that schema.
      return (response.status === 204 ? undefined : await response.json()) as Answer<typeof id>
    },
  }
}

interface LooseOptions {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly signal?: AbortSignal
}

function filled(path: string, params: Record<string, unknown> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(written(params[name])))
}

function search(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each): [string, string] => [name, written(each)]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

/** Texts as they are; numbers and truth values as JSON writes them. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
