import { METADATA_DATABASE } from '@ai-etl/core/address/platform-names'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import { networkFailure, notInTime, shortStatement } from '../../../network/failure.ts'
import type { Settings } from './settings.ts'

interface Raised {
  readonly message?: string
  /** SQLSTATE of the server, or a code of Node's. */
  readonly code?: string
  readonly severity?: string
}

/**
 * What a failure to reach a server means, by SQLSTATE (PostgreSQL documentation, appendix A) or by the code of the
 * network layer.
 */
export function connectionFailure(error: unknown, settings: Settings): PlatformError {
  if (error instanceof PlatformError) return error
  const raised = error as Raised
  const { server, user, database } = settings
  const cause = { cause: error }
  const message = raised.message ?? String(error)
  const network = networkFailure(error, settings)
  if (network) return network
  switch (raised.code) {
    case '28P01':
      return new PlatformError('connection.password-wrong', { server, user }, cause)
    case '28000':
      if (database === METADATA_DATABASE)
        return new PlatformError('connection.database-closed', { server, database }, cause)
      // pg_hba.conf has no line for this user and database without TLS, but it may have one with it.
      return /no encryption|SSL off/.test(message)
        ? new PlatformError('connection.tls-required', { server }, cause)
        : new PlatformError('connection.password-wrong', { server, user }, cause)
    case '3D000':
      return new PlatformError('connection.database-missing', { server, database }, cause)
    case '42501':
      return noRight(settings, 'CONNECT', `DATABASE ${database}`, error)
  }
  if (/does not support SSL/.test(message)) return new PlatformError('connection.tls-refused', { server }, cause)
  if (/timeout expired|timed? ?out/i.test(message)) return notInTime(error, settings)
  if (raised.code?.startsWith('ERR_SSL')) {
    return new PlatformError('connection.tls-certificate', { server, why: quoted(message) }, cause)
  }
  if (/password must be a (non-empty )?string|no password/i.test(message)) {
    return new PlatformError('connection.password-wrong', { server, user }, cause)
  }
  return new PlatformError('connection.lost', { server, why: quoted(message) }, cause)
}

/** @param right of SQL: `SELECT`, `CREATE` @param object as GRANT names it: `TABLE public.t` */
export function noRight(settings: Settings, right: string, object: string, cause: unknown): PlatformError {
  const { server, user } = settings
  const grant = `GRANT ${right} ON ${object} TO ${user}`
  return new PlatformError('connection.no-right', { server, user, right, object, grant }, { cause })
}

/** SQLSTATE of a row whose key another one has. */
const UNIQUE_VIOLATION = '23505'

/** What a failed statement means: a broken connection, a missing right, else what the server says against it. */
export function statementFailure(error: unknown, settings: Settings, statement: string): PlatformError {
  if (error instanceof PlatformError) return error
  const raised = error as Raised
  const { server } = settings
  const why = raised.message ?? String(error)
  if (raised.severity === undefined || /^(08|57P0)/.test(raised.code ?? '')) {
    return new PlatformError('connection.lost', { server, why: quoted(why) }, { cause: error })
  }
  if (raised.code === '57014' && /statement timeout/.test(why)) {
    return new PlatformError('connection.timeout', { server, seconds: settings.options.timeout ?? 0 }, { cause: error })
  }
  const detail = (error as { detail?: string }).detail
  const text = detail === undefined ? why : `${why} (${detail})`
  if (raised.code === UNIQUE_VIOLATION) {
    return new PlatformError('load.key-taken', { server, why: quoted(text) }, { cause: error })
  }
  return new PlatformError(
    'sql.failed',
    { server, why: quoted(text), statement: shortStatement(statement) },
    { cause: error },
  )
}
