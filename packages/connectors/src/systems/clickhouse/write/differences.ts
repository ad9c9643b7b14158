import type { Database } from '../connection/database.ts'
import { nameList, quoteName } from '../names.ts'
import { CURRENT, DELETED_AT, platformTable, ROW_NUMBER } from './platform.ts'
import type { TableStage } from './stage.ts'
import { ROWS_AT_ONCE, SETTINGS, type TableCopy } from './table-copy.ts'

/** Ids of a record's root: as it came, and as the row with its key has it. */
export const ROOT = '_ai_etl_root'
export const OLD_ROOT = '_ai_etl_old_root'

/** How many records are new, changed and the same. */
export interface DifferenceCounts {
  readonly added: number
  readonly changed: number
}

/**
 * What a load brings, compared by key with what stands in a copy of the root's table: a table that holds for each key
 * the number of the record that counts (the last by the cursor, else the first), and whether it is new, changed or the
 * same.
 */
export class Differences {
  readonly root: TableCopy
  /** Name of the table, quoted: key columns, ROW_NUMBER, ROOT and OLD_ROOT of nested input, `_state`. */
  readonly table: string
  readonly #database: Database
  readonly #stage: TableStage

  constructor(root: TableCopy) {
    this.root = root
    this.#database = root.database
    this.#stage = root.stage
    this.table = platformTable(root.stage.tableName('differences'))
  }

  get #key(): readonly string[] {
    return this.#stage.plan.key
  }

  /** @param nested the record has child tables, so that its root's id is wanted */
  async compare(nested: boolean): Promise<void> {
    const { plan, versions, table: copy } = this.root
    const key = nameList(this.#key)
    const columns = this.#stage.plan.columns.map((column) => quoteName(column.name))
    const hash = hashOf(columns)
    await this.#create(nested)
    const revived = plan.missing === 'mark' && !versions ? `isNotNull(${DELETED_AT})` : '0'
    const current = versions ? ` WHERE ${CURRENT}` : ''
    const final = /Replacing/.test(this.#stage.existing?.engine ?? '') ? ' FINAL' : ''
    const [newId, oldId] = nested ? [', _id AS new_id', ', _id AS old_id'] : ['', '']
    await this.#database.run(
      `INSERT INTO ${this.table}
       SELECT ${this.#key.map((name) => `n.${quoteName(name)}`).join(', ')}, n.last${nested ? ', n.new_id, o.old_id' : ''},
         multiIf(o.there = 0, 'new', o.hash = n.hash AND NOT o.revived, 'same', 'changed')
       FROM (SELECT ${key}, ${hash} AS hash, 1 AS there, ${revived} AS revived${oldId} FROM ${copy}${final}${current}) AS o
       RIGHT ANY JOIN (
         SELECT ${key}, ${ROW_NUMBER} AS last, ${hash} AS hash${newId}
         FROM ${this.#stage.rowsExpression(`${columns.join(', ')}, ${ROW_NUMBER}`)}
         ORDER BY ${bestFirst(plan.cursor)} LIMIT 1 BY ${key}
       ) AS n USING (${key})`,
      SETTINGS,
    )
  }

  async #create(nested: boolean): Promise<void> {
    const typeOf = (name: string) => this.#stage.nativeOf(name).type.text
    const keys = this.#key.map((name) => `${quoteName(name)} ${typeOf(name)}`)
    const ids = nested ? `, ${ROOT} ${typeOf('_id')}, ${OLD_ROOT} ${typeOf('_id')}` : ''
    await this.#database.run(`DROP TABLE IF EXISTS ${this.table}`)
    await this.#database.run(
      `CREATE TABLE ${this.table} (${keys.join(', ')}, ${ROW_NUMBER} UInt64${ids}, _state Enum8('new' = 1, 'changed' = 2, 'same' = 3))
       ENGINE = MergeTree ORDER BY tuple() SETTINGS allow_nullable_key = 1`,
    )
  }

  async counts(): Promise<DifferenceCounts> {
    const rows = await this.#database.rows<{ state: string; n: string }>(
      `SELECT toString(_state) AS state, count() AS n FROM ${this.table} GROUP BY _state`,
    )
    const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0)
    return { added: of('new'), changed: of('changed') }
  }

  /** A condition on rows of staging: their record is to be brought in. @param range the condition of its range */
  isBroughtIn(range: string): string {
    return `${ROW_NUMBER} IN (SELECT ${ROW_NUMBER} FROM ${this.table} WHERE ${range} AND _state != 'same')`
  }

  /**
   * Works through records of a state by slices of keys that fit in memory. The work is given a condition on the copy's
   * rows: their key is among the slice's records of the state, or (negated) of the slice and not among them.
   */
  async eachKeySlice(which: string, work: (inSlice: (negated: boolean) => string) => Promise<void>): Promise<void> {
    const key = nameList(this.#key)
    for (const mine of await this.#slices(which, key)) {
      const keys = `(SELECT ${key} FROM ${this.table} WHERE ${which} AND ${mine})`
      await work((negated) => `${mine} AND (${key}) ${negated ? 'NOT IN' : 'IN'} ${keys}`)
    }
  }

  /** The same by the roots' ids. The work is given a condition on this table's rows. */
  async eachRootSlice(which: string, work: (slice: string) => Promise<void>): Promise<void> {
    for (const mine of await this.#slices(which, OLD_ROOT)) await work(`${which} AND ${mine}`)
  }

  async #slices(which: string, by: string): Promise<readonly string[]> {
    const [{ n }] = await this.#database.rows<{ n: string }>(`SELECT count() AS n FROM ${this.table} WHERE ${which}`)
    const slices = Math.max(1, Math.ceil(Number(n) / ROWS_AT_ONCE))
    if (slices === 1) return ['1']
    return Array.from({ length: slices }, (_, slice) => `cityHash64(${by}) % ${slices} = ${slice}`)
  }
}

/** The order in which the first record of a key is the one that counts. */
export function bestFirst(cursor: string | null): string {
  return cursor === null ? ROW_NUMBER : `${quoteName(cursor)} DESC NULLS LAST, ${ROW_NUMBER} DESC`
}

/** Digest of a row's values. @param columns quoted */
export function hashOf(columns: readonly string[]): string {
  const values = columns.map((column) => `isNull(${column}), ifNull(toString(${column}), '')`)
  return `sipHash128(${values.length === 0 ? '0' : values.join(', ')})`
}
