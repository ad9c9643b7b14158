import helmet from '@fastify/helmet'
import Fastify from 'fastify'

/**
 * Headers of every answer that is not a page of the web: nothing may be loaded or framed. Pages of the web and of the
 * documentation bring policies of their own. Helmet writes the same for every request: it is asked once.
 */
export async function securityHeaders(): Promise<Readonly<Record<string, string>>> {
  const asked = Fastify()
  await asked.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    // The server speaks plain HTTP; whoever puts TLS in front says so there.
    strictTransportSecurity: false,
  })
  asked.get('/', async (_request, reply) => reply.raw.getHeaders())
  const answer = await asked.inject('/')
  await asked.close()
  return answer.json<Record<string, string>>()
}
