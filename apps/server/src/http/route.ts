import type { Language } from '@ai-etl/core/messages/language'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Role } from '../access/role.ts'
import type { ObjectKind } from '../access/scope.ts'
import type { Services } from '../services.ts'

/**
 * Whom a route serves:
 * `open` anybody; `user` whoever is signed in; `platform` administrators of the platform; `project` members of the
 * project named by `?projectId=` (else the user's default one); `{object, param}` members of the project that the
 * object named by a path parameter belongs to — for all others it does not exist (404). The least role of the latter
 * two stands in access/roles.ts.
 */
export type Scope = 'open' | 'user' | 'platform' | 'project' | { readonly object: ObjectKind; readonly param: string }

export interface SignedIn {
  readonly userId: string
  readonly username: string
  readonly platformAdmin: boolean
  /** The projects of the caller, the default one first. */
  readonly memberships: readonly { readonly id: string; readonly role: Role }[]
  /** Null for an API token. */
  readonly sessionId: string | null
}

/** One request as its handler sees it: everything checked, the caller known and allowed. */
export interface Call<P, Q, B, S extends Scope = Scope> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly lang: Language
  readonly user: S extends 'open' ? SignedIn | null : SignedIn
  readonly project: S extends 'open' | 'user' | 'platform' ? null : { readonly id: string; readonly role: Role }
  readonly services: Services
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Writes what was done to the audit log; never with secrets. */
  audit(action: string, object: { kind: string; id: string } | null, detail?: Record<string, unknown>): Promise<void>
}

/** JSON made by the database, sent as it is: the answer's schema describes it, and a test compares them. */
export class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The handler has taken over the reply (streams of events, files). */
export const HIJACKED = Symbol('hijacked')

type Schema = z.ZodType

/** A value that may be read-only at any depth: answers are not changed any more. */
type Frozen<T> = T extends (infer I)[]
  ? readonly Frozen<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

type Out<T extends Schema | undefined> = T extends Schema ? z.output<T> : undefined

export interface RouteDefinition<
  Id extends string,
  S extends Scope,
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  A extends Schema | null,
> {
  /** Names the operation in OpenAPI, in the typed client and in the table of roles. */
  readonly id: Id
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `:name` parameters. */
  readonly path: `/${string}`
  readonly tag: string
  readonly summary: string
  readonly scope: S
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Null: the answer has no body, or is not JSON. */
  readonly answer: A
  /** Of success; 200, or 204 without an answer. */
  readonly status?: 200 | 201 | 202 | 204
  /** What it answers with 202 where the caller asks not to wait. */
  readonly accepted?: z.ZodType
  /** In place of JSON: the media type of the answer, for the documentation. */
  readonly media?: string
  /** The body goes to the handler as it comes, of any type and size: uploads. */
  readonly rawBody?: true
  /** Requests a minute from one caller, where it is not the general limit. */
  readonly limit?: number
  handle(
    call: Call<Out<P>, Out<Q>, Out<B>, S>,
  ): Promise<(A extends Schema ? Frozen<z.input<A>> | JsonText : undefined) | typeof HIJACKED | void>
}

/** Any route, for lists. Handlers take exactly what their own schemas give; the list cannot say that. */
// oxlint-disable-next-line typescript/no-explicit-any -- contravariant parameters of many different routes
export type AnyRoute = RouteDefinition<string, any, any, any, any, any>

/** Declares a route; its types follow from its schemas. */
export function route<
  const Id extends string,
  const S extends Scope,
  A extends Schema | null,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: RouteDefinition<Id, S, P, Q, B, A>): RouteDefinition<Id, S, P, Q, B, A> {
  return definition
}
