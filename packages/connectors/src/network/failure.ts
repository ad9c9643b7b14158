import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'

/** Who was not reached, for messages. */
export interface Reached {
  /** Host and port, without secrets. */
  readonly server: string
  readonly options: { readonly connectTimeout: number }
}

/** OpenSSL's and Node's names of a certificate that was not accepted. */
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/

/**
 * What a failure of the network layer means, by Node's and OpenSSL's codes: the same for every system that is reached
 * over TCP; null for what the system itself said.
 */
export function networkFailure(error: unknown, reached: Reached): PlatformError | null {
  const { server } = reached
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string }
  const cause = { cause: error }
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new PlatformError('connection.host-unknown', { server }, cause)
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new PlatformError('connection.port-closed', { server }, cause)
    case 'ETIMEDOUT':
      return notInTime(error, reached)
  }
  if (!CERTIFICATE.test(code)) return null
  return new PlatformError('connection.tls-certificate', { server, why: quoted(message) }, cause)
}

/** The server did not answer within the time that is given to connecting. */
export function notInTime(cause: unknown, { server, options }: Reached): PlatformError {
  return new PlatformError('connection.timeout', { server, seconds: options.connectTimeout }, { cause })
}

/** A statement on one line, for messages. */
export function shortStatement(statement: string): string {
  const line = statement.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
