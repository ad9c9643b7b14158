import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { spoolFolder } from './clickhouse-spool.ts'
import { type AcquiredServer, acquireServer, serverFolder } from './shared-server.ts'

const acquired = new Map<string, Promise<AcquiredServer>>()

/**
 * The embedded ClickHouse of a data folder: an HTTP interface on loopback, started when first needed, shared with
 * whoever else uses the folder, kept until this process ends. What its statements may not do: README.md.
 * @throws PlatformError `connection.embedded-failed`, also when the optional package chdb is not installed
 */
export async function embeddedClickhouse(dataDir: string): Promise<EmbeddedEndpoint> {
  const key = resolve(dataDir)
  const known = await acquired.get(key)?.catch(() => null)
  if (known?.running()) return known
  void known?.release()
  requireEngine()
  const spec = {
    name: 'clickhouse',
    engine: 'ClickHouse',
    dataDir: key,
    launcher: new URL('./clickhouse-launcher.ts', import.meta.url),
  }
  const fresh = acquireServer(spec).then((server) => ({ ...server, spool: spoolFolder(serverFolder(spec)) }))
  acquired.set(key, fresh)
  return fresh
}

function requireEngine(): void {
  try {
    createRequire(import.meta.url).resolve('chdb')
  } catch (cause) {
    const why = phrase('embedded.not-installed')
    throw new PlatformError('connection.embedded-failed', { engine: 'ClickHouse', why }, { cause })
  }
}
