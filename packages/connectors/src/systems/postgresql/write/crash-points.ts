import type { Context } from '@ai-etl/core/contracts/context'

/**
 * The commit boundaries of a load. For the crash tests: with AI_ETL_CRASH_AT naming one of them, the process kills
 * itself there with SIGKILL, as a power cut would.
 */
export const CRASH_POINTS = [
  /** Tables are locked and staging is made, nothing is copied. */
  'postgresql.begun',
  /** Rows of a chunk are copied, its commit is not sent. */
  'postgresql.chunk-copied',
  /** A chunk and its ledger row are committed. */
  'postgresql.chunk-committed',
  /** All rows stand at the target and are counted. */
  'postgresql.proven',
  /** The publishing transaction has done everything but commit. */
  'postgresql.merged',
  /** It is committed, and nobody has been told. */
  'postgresql.published',
] as const

export type CrashPoint = (typeof CRASH_POINTS)[number]

export function crashAt(point: CrashPoint, context: Context): void {
  if (context.environment.AI_ETL_CRASH_AT === point) process.kill(process.pid, 'SIGKILL')
}
