import type pg from 'pg'
import type { Settings } from './settings.ts'

/**
 * What to offer, in order. `prefer`, the default: TLS with a checked certificate where the server speaks it, else plain
 * text; on this machine the other way round, since a local server's certificate is seldom more than a placeholder.
 */
export async function tlsAttempts(
  settings: Settings,
  read: (file: string) => Promise<string>,
): Promise<readonly pg.ClientConfig['ssl'][]> {
  const { tls, ca, cert, key } = settings.options
  if (settings.embedded || tls === 'false') return [false]
  const files = {
    ...(ca !== undefined && { ca: await read(ca) }),
    ...(cert !== undefined && { cert: await read(cert) }),
    ...(key !== undefined && { key: await read(key) }),
  }
  const checked = { ...files, rejectUnauthorized: tls !== 'insecure' }
  if (tls !== 'prefer' || ca !== undefined) return [checked]
  return isLoopback(settings.host) ? [false, checked] : [checked, false]
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
