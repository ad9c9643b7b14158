import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Database } from './database.ts'

const RETRY_MS = 250

/** Key of the advisory lock of a table, as text of an int8: 63 bits of a digest of its name. */
export function lockKey(schema: string, table: string): string {
  const digest = createHash('sha256').update(`ai-etl table\0${schema}\0${table}`).digest()
  return BigInt.asIntN(64, digest.readBigUInt64BE() >> 1n).toString()
}

/**
 * Takes the locks of tables for this connection; waits while another load holds one of them. They vanish with the
 * connection, so a killed load holds nothing. All are taken in one order, so that two loads never wait for each other.
 * @throws PlatformError `run.cancelled`
 */
export async function lockTables(database: Database, keys: readonly string[], context: Context): Promise<void> {
  for (const key of keys.toSorted()) {
    for (let waited = 0; !(await tryLock(database, key)); waited++) {
      if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
      context.progress({ stage: 'wait', done: waited, total: null, unit: 'steps' })
      await sleep(RETRY_MS)
    }
  }
}

export async function unlockTables(database: Database, keys: readonly string[]): Promise<void> {
  for (const key of keys) await database.run('SELECT pg_advisory_unlock($1)', [key])
}

async function tryLock(database: Database, key: string): Promise<boolean> {
  const [row] = await database.rows<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [key])
  return row.locked
}
