import type { EmbeddedServers } from '@ai-etl/core/contracts/context'

/** The embedded servers of a data folder. Their launchers are loaded when first asked for. */
export function embeddedServers(dataDir: string): EmbeddedServers {
  return {
    postgresql: async () => (await import('./postgresql.ts')).embeddedPostgresql(dataDir),
    clickhouse: async () => (await import('./clickhouse.ts')).embeddedClickhouse(dataDir),
  }
}
