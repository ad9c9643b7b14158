import { z } from 'zod'
import type { RouteId } from './index.ts'

/** What a call of an operation is given. */
export interface Given {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
  /** In place of a JSON body: bytes, as they come. */
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: unknown }>> }>>
}
type Json = Readonly<Record<string, unknown>>

/** Calls operations as /openapi.json describes them, and holds each answer against what stands there. */
export class Contract {
  readonly #origin: string
  readonly #token: string
  readonly #document: Json
  readonly #operations: ReadonlyMap<string, Operation & { readonly method: string; readonly path: string }>
  /** Operations that were called, and answered as they are described. */
  readonly met = new Set<string>()

  private constructor(origin: string, token: string, document: Json) {
    this.#origin = origin
    this.#token = token
    this.#document = document
    const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [operation.operationId, { ...operation, method, path }] as const,
      ),
    )
    this.#operations = new Map(all)
  }

  static async of(origin: string, token: string): Promise<Contract> {
    const response = await fetch(`${origin}/openapi.json`)
    return new Contract(origin, token, (await response.json()) as Json)
  }

  /** Names of the operations that the document has. */
  get operations(): readonly string[] {
    return [...this.#operations.keys()].toSorted()
  }

  /**
   * Calls an operation; gives its answer.
   * @throws Error when its status, its media type or its body is none that the document describes
   */
  async call<T = Json>(id: RouteId, { params = {}, query = {}, body, raw, headers = {} }: Given = {}): Promise<T> {
    const operation = this.#operations.get(id)
    if (operation === undefined) throw new Error(`${id} is not in /openapi.json`)
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    )
    const response = await fetch(`${this.#origin}${path}?${search.toString()}`, {
      method: operation.method.toUpperCase(),
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw ?? (body === undefined ? null : JSON.stringify(body)),
    })
    const text = await response.text()
    const described = operation.responses[response.status]
    if (described === undefined || response.status >= 300)
      throw new Error(`${id} answers ${response.status}, which is not described: ${text.slice(0, 400)}`)
    const answer = this.#checked(id, response, described, text)
    this.met.add(id)
    return answer as T
  }

  #checked(id: string, response: Response, described: Operation['responses'][string], text: string): unknown {
    const media = response.headers.get('content-type')?.split(';')[0] ?? null
    const content = Object.entries(described.content ?? {})
    if (content.length === 0) {
      if (text !== '') throw new Error(`${id} has a body where none is described: ${text.slice(0, 400)}`)
      return undefined
    }
    // Files are of their own media type; the document calls them bytes.
    const found = content.find(([name]) => name === media || name === 'application/octet-stream')
    if (found === undefined)
      throw new Error(`${id} answers ${media}, described are ${content.map(([name]) => name).join(', ')}`)
    if (media !== 'application/json') return text
    const answer: unknown = JSON.parse(text)
    const schema = z.fromJSONSchema(this.#resolved(found[1].schema) as Parameters<typeof z.fromJSONSchema>[0])
    const checked = schema.safeParse(answer)
    if (!checked.success) throw new Error(`${id}: ${z.prettifyError(checked.error)}`)
    return answer
  }

  /** A schema with what it refers to beside it. */
  #resolved(schema: unknown): unknown {
    const { schemas } = this.#document.components as { readonly schemas: Json }
    const inside = JSON.stringify({ ...(schema as Json), $defs: schemas })
    return JSON.parse(inside.replaceAll('"#/components/schemas/', '"#/$defs/'))
  }
}
