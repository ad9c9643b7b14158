import type { Position } from '@ai-etl/core/contracts/batch'
import { type Database, hasServerCode } from '../connection/database.ts'
import { CODE } from '../connection/failure.ts'
import { quoteText } from '../names.ts'
import { platformTable, stagingPrefix, tolerateMissing } from './platform.ts'

/** Statements that are under way at once: fewer than the client has connections. */
const DROPS_AT_ONCE = 8

/** A chunk that was committed: where to read on, and the rows that its tables hold, by table. */
export interface CommittedChunk {
  readonly number: number
  readonly position: Position
  readonly rows: readonly number[]
}

/** A table that is to take the place of another, or an empty place. */
export interface Swap {
  readonly database: string
  readonly table: string
  /** Name in the platform's database. */
  readonly staged: string
  readonly stagedUuid: string
  /** Uuid of the table whose place it takes; null: none stood there. */
  readonly replacedUuid: string | null
}

/** Everything that must still happen once publishing has begun: the next load finishes it after a crash. */
export interface Intent {
  readonly swaps: readonly Swap[]
  /** Rows for the ledger, as JSON objects of its columns. */
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

/** What a load has done so far, kept at the server: each entry is one INSERT of one row, which is all or nothing. */
export class Journal {
  readonly #database: Database
  readonly #lock: string

  /** @param lock name of the root table's lock: loads of one target are told by it */
  constructor(database: Database, lock: string) {
    this.#database = database
    this.#lock = lock
  }

  async begin(load: string): Promise<void> {
    await this.#enter(load, 'begun', 0, {})
  }

  async commitChunk(load: string, chunk: CommittedChunk): Promise<void> {
    await this.#enter(load, 'chunk', chunk.number, chunk)
  }

  async intend(load: string, intent: Intent): Promise<void> {
    await this.#enter(load, 'publishing', 0, intent)
  }

  /** Committed chunks of a load, in order. */
  async chunks(load: string): Promise<CommittedChunk[]> {
    const rows = await this.#payloads<CommittedChunk>(load, 'chunk')
    return rows.sort((a, b) => a.number - b.number)
  }

  async intent(load: string): Promise<Intent | null> {
    return (await this.#payloads<Intent>(load, 'publishing'))[0] ?? null
  }

  /** Loads of this target that are not over; while its lock is held, all but the holder's are dead. */
  async openLoads(): Promise<string[]> {
    const rows = await this.#database.rows<{ load: string }>(
      `SELECT DISTINCT load FROM ${platformTable('journal')} WHERE lock = ${quoteText(this.#lock)}`,
    )
    return rows.map((row) => row.load)
  }

  /** Drops a load's staging tables and forgets it. */
  async end(load: string): Promise<void> {
    await dropStaging(this.#database, load, () => true)
    const journal = platformTable('journal')
    try {
      // At once, where deleting rows would wait for a merge under way, such as that of what was just loaded.
      await this.#database.run(`ALTER TABLE ${journal} DROP PARTITION ${quoteText(load)}`)
    } catch (error) {
      if (!hasServerCode(error, CODE.invalidPartition)) throw error
      // A journal that was made before it had a partition a load.
      const where = `lock = ${quoteText(this.#lock)} AND load = ${quoteText(load)}`
      await this.#database.run(`DELETE FROM ${journal} WHERE ${where}`, { lightweight_deletes_sync: '2' })
    }
  }

  async #enter(load: string, event: string, number: number, payload: object): Promise<void> {
    const values = [this.#lock, load, event].map(quoteText).join(', ')
    await this.#database.run(
      `INSERT INTO ${platformTable('journal')} (lock, load, event, number, payload)
       SELECT ${values}, ${number}, ${quoteText(JSON.stringify(payload))}`,
    )
  }

  async #payloads<T>(load: string, event: string): Promise<T[]> {
    const rows = await this.#database.rows<{ payload: string }>(
      `SELECT payload FROM ${platformTable('journal')}
       WHERE lock = ${quoteText(this.#lock)} AND load = ${quoteText(load)} AND event = ${quoteText(event)}`,
    )
    return rows.map((row) => JSON.parse(row.payload) as T)
  }
}

/** Drops those of a load's staging tables that a rule picks by what follows the load's prefix. */
export async function dropStaging(database: Database, load: string, pick: (name: string) => boolean): Promise<void> {
  const prefix = stagingPrefix(load)
  const rows = await database.rows<{ name: string }>(
    `SELECT name FROM system.tables WHERE database = 'ai_etl' AND startsWith(name, ${quoteText(prefix)})`,
  )
  const drop = (name: string) =>
    database.run(
      `DROP TABLE ${platformTable(name)} SETTINGS max_table_size_to_drop = 0, max_partition_size_to_drop = 0`,
    )
  const picked = rows.filter(({ name }) => pick(name.slice(prefix.length)))
  for (let from = 0; from < picked.length; from += DROPS_AT_ONCE) {
    await Promise.all(picked.slice(from, from + DROPS_AT_ONCE).map(({ name }) => tolerateMissing(drop(name))))
  }
}
