import { randomUUID } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { authenticate } from '../access/authenticate.ts'
import { requestCounts } from '../redis/limits.ts'
import { routes } from '../routes/index.ts'
import type { Services } from '../services.ts'
import { observeRequests } from '../telemetry/metrics.ts'
import { documentation } from './documentation.ts'
import { endStreams } from './events.ts'
import { answerProblem, BODY_LIMIT } from './problem.ts'
import { register } from './register.ts'
import type { AnyRoute } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { validatorCompiler } from './validate.ts'

/** The HTTP side of the server: every route of the list with its checks, the documentation, and problems as answers. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: services.log,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    bodyLimit: BODY_LIMIT,
    trustProxy: services.settings.environment.AI_ETL_TRUST_PROXY === 'true',
    logController: new LogController({ disableRequestLogging: true }),
    // Every line has the request's id anyway (log.ts): a logger of each request's own is made for nothing.
    childLoggerFactory: (logger) => logger,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerProblem)
  notFound(app, services)
  const headers = await securityHeaders()
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id)
    done()
  })
  observeRequests(app, services)
  app.addHook('preClose', async () => endStreams())
  await app.register(cookie)
  await app.register(rateLimit, {
    max: services.settings.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: callerOf,
    skipOnError: true,
    store: requestCounts(services.redis),
    errorResponseBuilder: (_request, { ttl }) =>
      new PlatformError('access.too-many', { minutes: Math.ceil(ttl / 60_000) }),
  })
  await documentation(app)
  await app.register(async (api) => {
    api.addHook('onRequest', authenticate(services))
    for (const route of routes) if (!isRaw(route)) register(api, route, services)
  })
  await app.register(async (api) => {
    api.addHook('onRequest', authenticate(services))
    api.removeAllContentTypeParsers()
    api.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const route of routes) if (isRaw(route)) register(api, route, services)
  })
  return app
}

function isRaw(route: AnyRoute): boolean {
  return route.rawBody === true
}

/** Under /api a problem, after asking who wants to know; every other path is a page of the web. */
function notFound(app: FastifyInstance, services: Services): void {
  const identify = authenticate(services)
  app.setNotFoundHandler(async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://server')
    if (services.web !== null && !pathname.startsWith('/api/')) {
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      reply.hijack()
      await services.web(request.raw, reply.raw)
      return
    }
    await identify(request)
    if (request.signedIn === null) throw new PlatformError('access.login-needed', {})
    throw new PlatformError('route.missing', { route: `${request.method} ${pathname}` })
  })
}

/** Whom a limit counts: the token or session, else the address. */
function callerOf(request: FastifyRequest): string {
  return request.signedIn?.sessionId ?? request.signedIn?.userId ?? request.ip
}

/** A caller's own id goes on into our logs when it looks like one. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}
