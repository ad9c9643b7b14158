import type { Position } from '@ai-etl/core/contracts/batch'
import type { LoadPlan, LoadReceipt, TableOutcome } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { qualified, quoteName } from '../names.ts'
import { type Database, NO_PRIVILEGE, sqlState } from './database.ts'
import { dropStowed, type StowedTable } from './stow.ts'

/** Schema of the platform's own objects. */
export const PLATFORM_SCHEMA = 'ai_etl'

/** A chunk that was committed: where to read on, and the rows that staging holds by then, by table. */
export interface CommittedChunk {
  readonly number: number
  readonly position: Position
  readonly rows: readonly number[]
  /** Where its staging is kept until the next transaction. */
  readonly stowed: readonly StowedTable[]
}

/**
 * What was loaded into which table, kept beside the data. An entry belongs to the table itself (its oid), so a table
 * that is dropped and made again starts anew.
 */
export class Ledger {
  /** Where its tables are. */
  readonly schema: string
  readonly #database: Database
  readonly #ledger: string
  readonly #loads: string
  readonly #chunks: string

  constructor(database: Database, schema: string, prefix: string) {
    this.schema = schema
    this.#database = database
    this.#ledger = qualified(schema, `${prefix}ledger`)
    this.#loads = qualified(schema, `${prefix}loads`)
    this.#chunks = qualified(schema, `${prefix}chunks`)
  }

  /** Makes its tables where they are missing, and asks for the right to write to them. */
  async prepare(): Promise<void> {
    await this.#database.run(`CREATE TABLE IF NOT EXISTS ${this.#ledger} (
      load text NOT NULL, table_oid oid NOT NULL, table_name text NOT NULL, run text NOT NULL, mode text NOT NULL,
      input_address text NOT NULL, input_fingerprint text, cursor_column text, cursor_value text,
      inserted int8 NOT NULL, updated int8 NOT NULL, unchanged int8 NOT NULL, removed int8 NOT NULL,
      published_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (table_oid, load))`)
    await this.#database.run(`CREATE TABLE IF NOT EXISTS ${this.#loads} (
      load text PRIMARY KEY, lock_key int8 NOT NULL, stowed text NOT NULL, started_at timestamptz NOT NULL DEFAULT now())`)
    await this.#database.run(`CREATE TABLE IF NOT EXISTS ${this.#chunks} (
      load text NOT NULL, chunk int4 NOT NULL, read_on text NOT NULL, rows text NOT NULL,
      committed_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (load, chunk))`)
    await this.#database.run(`DELETE FROM ${this.#ledger} WHERE false`)
    await this.#database.run(`INSERT INTO ${this.#loads} SELECT * FROM ${this.#loads} WHERE false`)
  }

  /** True when this very load is in, or, for append, its input. */
  async holds(plan: LoadPlan, tableOid: number | null): Promise<boolean> {
    if (tableOid === null) return false
    const sameInput = plan.mode === 'append' && !plan.again && plan.input.fingerprint !== null
    const rows = await this.#database.rows(
      `SELECT FROM ${this.#ledger} WHERE table_oid = $1
       AND (load = $2 OR ($3 AND input_address = $4 AND input_fingerprint = $5)) LIMIT 1`,
      [tableOid, plan.load, sameInput, plan.input.address, plan.input.fingerprint ?? ''],
    )
    return rows.length > 0
  }

  /** Greatest cursor value of the loads before; null when there was none. */
  async cursor(column: string | null, tableOid: number | null): Promise<string | null> {
    if (column === null || tableOid === null) return null
    const [row] = await this.#database.rows<{ value: string }>(
      `SELECT cursor_value AS value FROM ${this.#ledger} WHERE table_oid = $1 AND cursor_column = $2
       AND cursor_value IS NOT NULL ORDER BY published_at DESC LIMIT 1`,
      [tableOid, column],
    )
    return row?.value ?? null
  }

  /** Enters a chunk in the transaction that commits it. @param key of the lock of the load's root */
  async commitChunk(load: string, key: string, chunk: CommittedChunk): Promise<void> {
    await this.#database.run(
      `INSERT INTO ${this.#loads} (load, lock_key, stowed) VALUES ($1, $2, $3) ON CONFLICT (load) DO UPDATE SET stowed = $3`,
      [load, key, JSON.stringify(chunk.stowed)],
    )
    const { number, position, rows } = chunk
    await this.#database.run(`INSERT INTO ${this.#chunks} (load, chunk, read_on, rows) VALUES ($1, $2, $3, $4)`, [
      load,
      number,
      JSON.stringify(position),
      JSON.stringify(rows),
    ])
  }

  /** The last chunk that a load before this one, of the same id, has committed. */
  async lastChunk(load: string): Promise<CommittedChunk | null> {
    const [row] = await this.#database.rows<{ number: number; read_on: string; rows: string; stowed: string }>(
      `SELECT chunk AS number, read_on, rows, stowed FROM ${this.#chunks} JOIN ${this.#loads} USING (load)
       WHERE load = $1 ORDER BY chunk DESC LIMIT 1`,
      [load],
    )
    if (!row) return null
    return {
      number: row.number,
      position: JSON.parse(row.read_on) as Position,
      rows: JSON.parse(row.rows) as number[],
      stowed: JSON.parse(row.stowed) as StowedTable[],
    }
  }

  /**
   * Removes what dead loads of a table left: the caller holds the table's lock, so every other load of it is dead.
   * @param keep the load that goes on
   */
  async cleanDeadLoads(key: string, keep: string | null): Promise<void> {
    const dead = await this.#database.rows<{ load: string; stowed: string }>(
      `SELECT load, stowed FROM ${this.#loads} WHERE lock_key = $1 AND load IS DISTINCT FROM $2`,
      [key, keep],
    )
    for (const { load, stowed } of dead) {
      await dropStowed(this.#database, JSON.parse(stowed) as StowedTable[], this.schema)
      await this.endLoad(load)
    }
  }

  async endLoad(load: string): Promise<void> {
    await this.#database.run(`DELETE FROM ${this.#chunks} WHERE load = $1`, [load])
    await this.#database.run(`DELETE FROM ${this.#loads} WHERE load = $1`, [load])
  }

  /** Enters a published table. `startsAnew`: what was loaded before is no longer in it. */
  async enter(plan: LoadPlan, receipt: LoadReceipt, tableOid: number, outcome: TableOutcome, startsAnew: boolean) {
    if (startsAnew) await this.#database.run(`DELETE FROM ${this.#ledger} WHERE table_oid = $1`, [tableOid])
    await this.#database.run(
      `INSERT INTO ${this.#ledger} (load, table_oid, table_name, run, mode, input_address, input_fingerprint,
       cursor_column, cursor_value, inserted, updated, unchanged, removed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        plan.load,
        tableOid,
        outcome.table,
        receipt.run,
        plan.mode,
        plan.input.address,
        plan.input.fingerprint,
        plan.cursor,
        receipt.cursor,
        outcome.inserted,
        outcome.updated,
        outcome.unchanged,
        outcome.removed,
      ],
    )
  }

  /** Forgets tables that are no more. */
  async forgetDropped(): Promise<void> {
    await this.#database.run(
      `DELETE FROM ${this.#ledger} l WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = l.table_oid)`,
    )
  }
}

/** Serialises the making of the platform's objects between loads of different tables. */
const MAKE_LOCK = 4_702_111_234_474_983

/**
 * The ledger of a target: in the schema `ai_etl`, or beside the target where the role may not create or use that.
 * @returns also whether the role may make schemas of its own, for staging
 * @throws PlatformError `postgresql.nowhere-to-keep` where it may create nothing
 */
export async function openLedger(database: Database, schema: string): Promise<{ ledger: Ledger; ownSchemas: boolean }> {
  const ownSchemas = await mayCreateSchemas(database)
  const places = [
    { schema: PLATFORM_SCHEMA, prefix: '' },
    { schema, prefix: `${PLATFORM_SCHEMA}_` },
  ]
  for (const place of places) {
    const ledger = new Ledger(database, place.schema, place.prefix)
    try {
      await database.transaction(async () => {
        await database.run(`SELECT pg_advisory_xact_lock(${MAKE_LOCK})`)
        if (!(await hasSchema(database, place.schema))) await database.run(`CREATE SCHEMA ${quoteName(place.schema)}`)
        await ledger.prepare()
      })
      return { ledger, ownSchemas }
    } catch (error) {
      if (sqlState(error) !== NO_PRIVILEGE) throw error
    }
  }
  const { server, user, database: name } = database.settings
  throw new PlatformError('postgresql.nowhere-to-keep', { server, user, database: name, schema })
}

async function mayCreateSchemas(database: Database): Promise<boolean> {
  const sql = "SELECT has_database_privilege(current_database(), 'CREATE') AS may"
  return (await database.rows<{ may: boolean }>(sql))[0].may
}

async function hasSchema(database: Database, schema: string): Promise<boolean> {
  return (await database.rows('SELECT FROM pg_namespace WHERE nspname = $1', [schema])).length > 0
}
