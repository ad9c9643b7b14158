import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

/** The part of Next that is used. Its own types would make NODE_ENV required in the environment of every program here. */
type Next = (options: { dev: boolean; dir: string; quiet: boolean }) => {
  prepare(): Promise<void>
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
}
const require = createRequire(import.meta.url)
const next = require('next') as Next

/** Folder of the web application; `node apps/web/build.ts` has built it. */
export const WEB_FOLDER = resolve(import.meta.dirname, '../../web')

interface WebOptions {
  /** Where the web's server components reach the API, e.g. `http://127.0.0.1:8000`; known only once the server listens. */
  readonly internalUrl: () => string
  readonly folder?: string
  /** Pages change as files do; without the policy header, since development evaluates code. Never for users. */
  readonly dev?: boolean
}

/**
 * Starts the built web application in this process.
 * @returns what answers a request for a page or an asset, to be called from the not-found handler after `reply.hijack()`
 * @throws Error when it has not been built
 */
export async function webHandler({
  internalUrl,
  folder = WEB_FOLDER,
  dev = process.env.AI_ETL_WEB_DEV === '1',
}: WebOptions): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  const application = next({ dev, dir: folder, quiet: true })
  await application.prepare()
  const answer = application.getRequestHandler()
  return async (request, response) => {
    process.env.AI_ETL_INTERNAL_URL ??= internalUrl()
    // Where the page stands, for coming back to it after signing in.
    request.headers['x-ai-etl-path'] = request.url ?? '/'
    if (dev) {
      // The server's own policy for answers of the API would leave a page without scripts and styles.
      response.removeHeader('content-security-policy')
      return answer(request, response)
    }
    const nonce = randomBytes(16).toString('base64')
    const policy = contentPolicy(nonce)
    // Next puts the nonce of this request header on every script that it writes; pages read x-nonce.
    request.headers['content-security-policy'] = policy
    request.headers['x-nonce'] = nonce
    response.setHeader('content-security-policy', policy)
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    await answer(request, response)
  }
}

/**
 * Scripts run by nonce only. Style elements need it too; `style` attributes are allowed: widths of bars and places of
 * nodes are data, and an attribute can neither load nor run anything here.
 */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}
