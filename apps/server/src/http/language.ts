import { isLanguage, type Language } from '@ai-etl/core/messages/language'
import type { FastifyRequest } from 'fastify'

/** The language asked for: `?lang=`, then the web's cookie, then Accept-Language; else English. */
export function languageOf(request: FastifyRequest): Language {
  // The query is whatever the client sent; checked by the guard.
  const asked = (request.query as Record<string, unknown> | undefined)?.lang ?? request.cookies?.['ai-etl-lang']
  if (isLanguage(asked)) return asked
  for (const part of (request.headers['accept-language'] ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLanguage(tag)) return tag
  }
  return 'en'
}
