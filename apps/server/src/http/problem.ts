import type { ErrorCode } from '@ai-etl/core/errors/codes'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { number } from '@ai-etl/core/messages/language'
import { phrase } from '@ai-etl/core/messages/phrase'
import { isStoreLost } from '@ai-etl/runtime/store/lost'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languageOf } from './language.ts'

/** application/problem+json (RFC 9457) with the platform's code, place and fix. */
export const problemSchema = z
  .object({
    type: z.string().describe('a page about the code'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('stable; docs/errors.md lists all'),
    detail: z.string(),
    where: z.string().nullable(),
    fix: z.string(),
    requestId: z.string(),
  })
  .describe('A failure: what, where, and how to mend it')

const STATUS_BY_AREA: Readonly<Record<string, number>> = {
  address: 400,
  usage: 400,
  request: 400,
  type: 400,
  expression: 400,
  document: 422,
  pipeline: 422,
  connection: 502,
  run: 409,
  airflow: 502,
}

const STATUS_BY_CODE: Readonly<Partial<Record<ErrorCode, number>>> = {
  'access.login-needed': 401,
  'access.login-failed': 401,
  'access.token-invalid': 401,
  'access.denied': 403,
  'access.csrf': 403,
  'access.session-needed': 403,
  'access.last-admin': 409,
  'access.too-many': 429,
  'object.missing': 404,
  'airflow.not-set': 409,
  'airflow.taken': 409,
  'airflow.no-dag': 404,
  'airflow.import': 422,
  'airflow.unseen': 504,
  'object.exists': 409,
  'object.changed': 409,
  'object.in-use': 409,
  'request.too-large': 413,
  'request.too-slow': 422,
  'request.too-heavy': 422,
  'route.missing': 404,
  'connections.unknown': 404,
  'file.missing': 404,
  'file.outside-roots': 403,
  'connection.address-refused': 403,
  'upload.unfinished': 409,
  'design.unconfirmed': 409,
  'upload.too-large': 413,
  'upload.name-invalid': 400,
  'upload.protocol': 400,
  'upload.offset': 409,
  'upload.busy': 423,
  'upload.gone': 404,
  'run.unknown': 404,
  'store.lost': 503,
  'internal.unexpected': 500,
}

/** Whoever asks for a thing that cannot be had gets 422 unless the code says something better. */
const STATUS_OF_THE_REST = 422

/** HTTP status of a failure. */
export function statusOf(code: ErrorCode): number {
  return STATUS_BY_CODE[code] ?? STATUS_BY_AREA[code.split('.')[0]] ?? STATUS_OF_THE_REST
}

/** Answers any failure as a problem; unknown ones are logged whole and told without their insides. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = platformError(error)
  const status = statusOf(failure.code)
  if (status >= 500) request.log.error({ err: error, code: failure.code }, 'request failed')
  if (failure.code === 'access.login-needed' || failure.code === 'access.token-invalid')
    reply.header('www-authenticate', 'Bearer')
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(problem(failure, request))
}

function problem(failure: PlatformError, request: FastifyRequest): z.infer<typeof problemSchema> {
  const lang: Language = languageOf(request)
  const { code, message, where, fix } = failure.problem(lang)
  const known = failure.known === null ? {} : { known: failure.known }
  return {
    type: `/docs/errors#${code}`,
    title: message,
    status: statusOf(failure.code),
    code,
    detail: message,
    where,
    fix,
    requestId: request.id,
    ...known,
  }
}

/** Any thrown thing as one of the catalogue. */
export function platformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  if (isStoreLost(error)) return new PlatformError('store.lost', {}, { cause: error })
  // Fastify's own errors carry a code and a status.
  const { code, statusCode, message } = error as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new PlatformError('request.too-large', { limit: number(BODY_LIMIT, 'en') }, { cause: error })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new PlatformError(
      'request.invalid',
      { place: 'request', why: phrase('both', { en: message ?? '', ru: message ?? '' }) },
      { cause: error },
    )
  return new PlatformError(
    'internal.unexpected',
    { why: phrase('both', { en: 'the server failed', ru: 'сбой сервера' }) },
    { cause: error },
  )
}

/** Bytes of a JSON body; files come by upload. */
export const BODY_LIMIT = 5_000_000
