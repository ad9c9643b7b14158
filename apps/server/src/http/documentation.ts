import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { errorsPage } from './errors-page.ts'
import { languageOf } from './language.ts'

/** /openapi.json, /docs (Swagger UI), /redoc and /docs/errors, all served from here: nothing comes from the internet. */
export async function documentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'AI-ETL',
        version: '1',
        description: 'A digital data engineer: source → profile → advice → design → pipeline → run → report.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An access token or an API token' },
          session: { type: 'apiKey', in: 'cookie', name: 'ai-etl-access', description: 'The web’s own session' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: SWAGGER_POLICY,
    uiConfig: { persistAuthorization: false },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await redoc(app)
  app.get('/docs/errors', { schema: { hide: true } }, async (request, reply) =>
    reply
      .header('content-security-policy', ERRORS_POLICY)
      .type('text/html; charset=utf-8')
      .send(errorsPage(languageOf(request))),
  )
}

/** Without `upgrade-insecure-requests`, which would break the page on a host that has no TLS. */
const SWAGGER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Text and its own style, no scripts. */
const ERRORS_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

const REDOC_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>AI-ETL API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><div id="redoc"></div><script src="/redoc/redoc.js"></script><script src="/redoc/start.js"></script></body></html>`
const REDOC_START = `Redoc.init('/openapi.json', { hideDownloadButton: false }, document.getElementById('redoc'))`

/** ReDoc styles itself inline and searches in a worker; its logo from another host stays blocked. */
const REDOC_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

async function redoc(app: FastifyInstance): Promise<void> {
  const bundle = await readFile(createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js'))
  const hidden = { schema: { hide: true } }
  app.get('/redoc', hidden, async (_request, reply) =>
    reply.header('content-security-policy', REDOC_POLICY).type('text/html; charset=utf-8').send(REDOC_PAGE),
  )
  app.get('/redoc/redoc.js', hidden, async (_request, reply) => reply.type('text/javascript').send(bundle))
  app.get('/redoc/start.js', hidden, async (_request, reply) => reply.type('text/javascript').send(REDOC_START))
}
