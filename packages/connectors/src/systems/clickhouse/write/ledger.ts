import { randomUUID } from 'node:crypto'
import type { LoadPlan, LoadReceipt, TableOutcome } from '@ai-etl/core/contracts/target'
import type { Database } from '../connection/database.ts'
import { quoteText } from '../names.ts'
import { platformTable } from './platform.ts'

/**
 * What was loaded into which table, kept beside the data. Publishing swaps one table for another, so an entry belongs
 * to a lineage: the chain of tables that took each other's place. A table whose uuid no entry knows begins a new one,
 * so a table that is dropped and made again starts anew.
 */
export class Ledger {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The lineages of the tables of a database that have one, by uuid. */
  async lineages(database: string, tables: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#database.rows<{ uuid: string; lineage: string }>(
      `SELECT toString(table_uuid) AS uuid, argMax(lineage, published_at) AS lineage FROM ${platformTable('ledger')}
       WHERE table_uuid IN (SELECT uuid FROM system.tables WHERE database = ${quoteText(database)}
       AND name IN (${tables.map(quoteText).join(', ')})) GROUP BY table_uuid`,
    )
    return new Map(rows.map(({ uuid, lineage }) => [uuid, lineage]))
  }

  /** True when this very load is in, or, for append, its input. */
  async holds(plan: LoadPlan, lineage: string | null): Promise<boolean> {
    if (lineage === null) return false
    const { address, fingerprint } = plan.input
    const sameInput =
      plan.mode === 'append' && !plan.again && fingerprint !== null
        ? `OR (input_address = ${quoteText(address)} AND input_fingerprint = ${quoteText(fingerprint)})`
        : ''
    const rows = await this.#database.rows(
      `SELECT 1 FROM ${platformTable('ledger')} WHERE lineage = ${quoteText(lineage)}
       AND (load = ${quoteText(plan.load)} ${sameInput}) LIMIT 1`,
    )
    return rows.length > 0
  }

  /** Greatest cursor value of the loads before: that of the last one that had any. */
  async cursor(column: string | null, lineage: string | null): Promise<string | null> {
    if (column === null || lineage === null) return null
    const [row] = await this.#database.rows<{ value: string }>(
      `SELECT cursor_value AS value FROM ${platformTable('ledger')} WHERE lineage = ${quoteText(lineage)}
       AND cursor_column = ${quoteText(column)} AND cursor_value IS NOT NULL ORDER BY published_at DESC LIMIT 1`,
    )
    return row?.value ?? null
  }

  /** An entry as `enter` takes it. @param lineage null: begins a new one (what was loaded before is no longer in it) */
  entry(
    plan: LoadPlan,
    receipt: LoadReceipt,
    place: { database: string; tableUuid: string; lineage: string | null },
    outcome: TableOutcome,
  ): Record<string, unknown> {
    return {
      lineage: place.lineage ?? randomUUID(),
      table_uuid: place.tableUuid,
      database: place.database,
      table: outcome.table,
      load: plan.load,
      run: receipt.run,
      mode: plan.mode,
      input_address: plan.input.address,
      input_fingerprint: plan.input.fingerprint,
      cursor_column: plan.cursor,
      cursor_value: receipt.cursor,
      inserted: outcome.inserted,
      updated: outcome.updated,
      unchanged: outcome.unchanged,
      removed: outcome.removed,
    }
  }

  /** Enters those that are not there yet, in one INSERT: all or nothing. */
  async enter(entries: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const fresh: string[] = []
    for (const entry of entries) {
      const known = await this.#database.rows(
        `SELECT 1 FROM ${platformTable('ledger')} WHERE table_uuid = ${quoteText(String(entry.table_uuid))}
         AND load = ${quoteText(String(entry.load))} LIMIT 1`,
      )
      if (known.length === 0) fresh.push(JSON.stringify(entry))
    }
    if (fresh.length === 0) return
    await this.#database.insert(`INSERT INTO ${platformTable('ledger')} FORMAT JSONEachRow`, [fresh.join('\n')])
  }
}
