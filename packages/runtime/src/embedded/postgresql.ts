import { resolve } from 'node:path'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { type AcquiredServer, acquireServer } from './shared-server.ts'

const acquired = new Map<string, Promise<AcquiredServer>>()

/**
 * The embedded PostgreSQL of a data folder; started when first needed, shared with whoever else uses the folder, kept
 * until this process ends. The role may create databases and is no superuser. Later calls of a thread cost next to
 * nothing, and notice when the server has gone.
 * @throws PlatformError `connection.embedded-failed`
 */
export async function embeddedPostgresql(dataDir: string): Promise<EmbeddedEndpoint> {
  const key = resolve(dataDir)
  const known = await acquired.get(key)?.catch(() => null)
  if (known?.running()) return known
  void known?.release()
  const fresh = acquireServer({
    name: 'postgresql',
    engine: 'PostgreSQL',
    dataDir: key,
    launcher: new URL('./postgresql-launcher.ts', import.meta.url),
  })
  acquired.set(key, fresh)
  return fresh
}
