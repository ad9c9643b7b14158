import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase, quoted } from '@ai-etl/core/messages/phrase'
import { networkFailure, notInTime, shortStatement } from '../../../network/failure.ts'
import type { Settings } from './settings.ts'

interface Raised {
  readonly message?: string
  /** Number of the server's error as text, or a code of Node's. */
  readonly code?: string
  readonly type?: string
}

/** The server's errors by number (ClickHouse, ErrorCodes.cpp). */
export const CODE = {
  unknownDatabase: '81',
  unknownTable: '60',
  accessDenied: '497',
  authenticationFailed: '516',
  unknownUser: '192',
  wrongPassword: '193',
  requiredPassword: '194',
  tableExists: '57',
  timeout: '159',
  invalidPartition: '248',
} as const

export function serverCode(error: unknown): string | null {
  const code = (error as Raised | null)?.code
  return typeof code === 'string' && /^\d+$/.test(code) ? code : null
}

/**
 * What a failed request means: a code of the network layer, a server's error, else a broken connection.
 * @param statement for the message of `sql.failed`
 */
export function requestFailure(error: unknown, settings: Settings, statement: string): PlatformError {
  if (error instanceof PlatformError) return error
  const raised = error as Raised
  const { server, user, database } = settings
  const cause = { cause: error }
  const message = raised.message ?? String(error)
  const network = networkFailure(error, settings)
  if (network) return network
  switch (raised.code) {
    case CODE.authenticationFailed:
    case CODE.unknownUser:
    case CODE.wrongPassword:
    case CODE.requiredPassword:
      return new PlatformError('connection.password-wrong', { server, user }, cause)
    case CODE.unknownDatabase:
      return new PlatformError('connection.database-missing', { server, database }, cause)
    case CODE.accessDenied:
      return noRight(settings, message, error)
    case CODE.timeout:
      return new PlatformError('connection.timeout', { server, seconds: settings.options.timeout ?? 0 }, cause)
  }
  if (settings.tls && isNoTls(raised)) return new PlatformError('connection.tls-refused', { server }, cause)
  if (!settings.tls && isTlsWanted(message)) return new PlatformError('connection.tls-required', { server }, cause)
  if (/timeout/i.test(message) && serverCode(error) === null) return notInTime(error, settings)
  if (serverCode(error) !== null) {
    return new PlatformError(
      'sql.failed',
      { server, why: quoted(message.trim()), statement: shortStatement(statement) },
      cause,
    )
  }
  const why = message.trim() === '' ? phrase('server.said-nothing') : quoted(message)
  return new PlatformError('connection.lost', { server, why }, cause)
}

/** The other side answered TLS's greeting with something else, or hung up. */
function isNoTls(raised: Raised): boolean {
  return (
    /^(ERR_SSL|EPROTO)/.test(raised.code ?? '') ||
    /wrong version number|packet length too long|before secure TLS/i.test(raised.message ?? '')
  )
}

/** A TLS listener answers plain HTTP with an alert or a hint (nginx, HAProxy, Go). */
function isTlsWanted(message: string): boolean {
  return /HTTP request (was sent )?to (an )?HTTPS|plain HTTP request|Expected HTTP\/|Parse Error/i.test(message)
}

/** `Not enough privileges. To execute this query, it's necessary to have the grant SELECT(a) ON db.t.` */
function noRight(settings: Settings, message: string, cause: unknown): PlatformError {
  const { server, user } = settings
  const grant = /have the grant (.+?) ON ([^.\s]+(?:\.[^\s]+?)?)\.?(?:\s|$)/.exec(message)
  // A refusal that names no grant is of one of them at least.
  const [, right, object] = grant ?? [null, 'ALL', `${settings.database}.*`]
  const statement = `GRANT ${right} ON ${object} TO ${user}`
  return new PlatformError('connection.no-right', { server, user, right, object, grant: statement }, { cause })
}
