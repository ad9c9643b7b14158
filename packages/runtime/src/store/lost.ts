import { PlatformError } from '@ai-etl/core/errors/error'

/** Failures of sockets, by Node's codes. */
const SOCKET: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])
/** PostgreSQL shuts down, has crashed, or starts up; connection exceptions (its manual, appendix A). */
const SERVER = /^(57P0[123]|08\d\d\d)$/
/** The driver gives these no code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/**
 * Whether a query of the metadata database failed because the database is away, as while it is started anew: the same
 * may succeed later. Failures of other systems are errors of the catalogue, and never meant.
 */
export function isStoreLost(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof PlatformError) return false
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return DRIVER.test(error.message)
  return SOCKET.has(code) || SERVER.test(code)
}
