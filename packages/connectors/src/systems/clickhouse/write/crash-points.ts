import type { Context } from '@ai-etl/core/contracts/context'

/**
 * The commit boundaries of a load. For the crash tests: with AI_ETL_CRASH_AT naming one of them, the process kills
 * itself there with SIGKILL, as a power cut would.
 */
export const CRASH_POINTS = [
  /** Tables are locked and staging is made, no row is written. */
  'clickhouse.begun',
  /** Rows of a chunk stand in its table; the journal does not know of it. */
  'clickhouse.chunk-written',
  /** The journal holds the chunk. */
  'clickhouse.chunk-committed',
  /** All rows stand in staging and are counted. */
  'clickhouse.proven',
  /** The new versions of all tables are complete beside the present ones. */
  'clickhouse.merged',
  /** The journal says that they are to be swapped in; none is. */
  'clickhouse.intended',
  /** The first table is swapped in. */
  'clickhouse.swapped',
  /** All are, and the ledger holds the load; staging still stands. */
  'clickhouse.published',
] as const

export type CrashPoint = (typeof CRASH_POINTS)[number]

export function crashAt(point: CrashPoint, context: Context): void {
  if (context.environment.AI_ETL_CRASH_AT === point) process.kill(process.pid, 'SIGKILL')
}
