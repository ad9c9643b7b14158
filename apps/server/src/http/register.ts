import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { allow, type CallProject } from '../access/allow.ts'
import { writeAudit } from '../access/audit.ts'
import type { Services } from '../services.ts'
import { API } from './base.ts'
import { checkAnswer } from './check-answer.ts'
import { languageOf } from './language.ts'
import { problemSchema } from './problem.ts'
import { type AnyRoute, type Call, HIJACKED, JsonText } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The project that the request works in; null where its route has none. */
    callProject: CallProject | null
  }
}

const projectQuery = z.object({ projectId: z.uuid().optional().describe("default: the caller's first project") })
const languageQuery = z.object({ lang: z.enum(['ru', 'en']).optional().describe('default: Accept-Language') })

/** Puts a route on the server: its schemas check and describe it, its scope guards it. */
export function register(api: FastifyInstance, route: AnyRoute, services: Services): void {
  const status = route.status ?? (route.answer === null && !route.media ? 204 : 200)
  api.route({
    method: route.method,
    url: `${API}${route.path}`,
    ...(route.limit !== undefined && { config: { rateLimit: { max: route.limit, timeWindow: '1 minute' } } }),
    schema: {
      operationId: route.id,
      tags: [route.tag],
      summary: route.summary,
      ...(route.params && { params: route.params }),
      querystring: queryOf(route),
      ...(route.body && { body: route.body }),
      response: responsesOf(route, status),
      security: route.scope === 'open' ? [] : [{ bearer: [] }, { session: [] }],
    },
    // Before the checks of form: whoever may not use a route learns nothing of it.
    preValidation: async (request) => {
      request.callProject = await allow(route, request, services)
    },
    handler: (request, reply) => answer(route, status, services, request, reply),
  })
}

function queryOf(route: AnyRoute): z.ZodType {
  const own: z.ZodObject = route.query ?? z.object({})
  const asked = own.extend(languageQuery.shape)
  return route.scope === 'project' ? asked.extend(projectQuery.shape) : asked
}

function responsesOf(route: AnyRoute, status: number): Record<string, unknown> {
  const success = route.media
    ? { description: 'Success', content: { [route.media]: { schema: z.string() } } }
    : route.answer === null
      ? z.undefined().describe('Done')
      : route.answer
  return { [status]: success, ...(route.accepted && { 202: route.accepted }), default: problemResponse }
}

const problemResponse = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: problemSchema } },
}

async function answer(
  route: AnyRoute,
  status: number,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const project = request.callProject
  const user = request.signedIn
  let gone: AbortSignal | null = null
  const call: Call<unknown, unknown, unknown> = {
    params: request.params,
    query: request.query,
    body: request.body,
    lang: languageOf(request),
    // The scope decides which of these are null: checked above and in `allow`.
    user: user as Call<unknown, unknown, unknown>['user'],
    project: project as Call<unknown, unknown, unknown>['project'],
    services,
    get signal() {
      return (gone ??= signalOf(reply))
    },
    request,
    reply,
    audit: (action, object, detail) => writeAudit(services, { request, user, project, action, object, detail }),
  }
  const result: unknown = await route.handle(call)
  if (result === HIJACKED) return reply
  if (services.settings.checkAnswers) checkAnswer(route, result)
  if (result instanceof JsonText) return reply.code(status).type('application/json').serializer(asIs).send(result.text)
  return reply.code(status).send(result)
}

/** Aborted when the client has gone before its answer; made for those who ask, as few do. */
function signalOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  if (raw.closed) gone.abort()
  else raw.once('close', () => gone.abort())
  return gone.signal
}

const asIs = (text: unknown): string => text as string
