import type { LoadPlan, TableOutcome } from '@ai-etl/core/contracts/target'
import type { Database } from '../connection/database.ts'
import { nameList, quoteName, quoteText } from '../names.ts'
import { CURRENT, DELETED_AT, platformTable, ROW_NUMBER, VALID_FROM, VALID_TO } from './platform.ts'
import type { TableStage } from './stage.ts'

/** Everything spills to disk before it fills memory; joins and sets are cut to sizes that fit. */
const SETTINGS = {
  max_bytes_before_external_group_by: String(200 << 20),
  max_bytes_before_external_sort: String(200 << 20),
  join_algorithm: 'grace_hash',
  grace_hash_join_initial_buckets: '8',
  max_insert_threads: '1',
  max_partitions_per_insert_block: '0',
  optimize_on_insert: 0,
  mutations_sync: '2',
  lightweight_deletes_sync: '2',
} as const

/** Rows whose keys or numbers stand in memory at once. */
const ROWS_AT_ONCE = 1_000_000

interface Merge {
  readonly database: Database
  readonly plan: LoadPlan
  readonly stage: TableStage
  /** The copy of the present table that becomes the new one, in the platform's database. */
  readonly copy: string
  /** Moment of the load, as the server writes it in UTC. */
  readonly now: string
}

/**
 * Brings the rows of staging into a copy of the table by key. First every key of the load is compared with the copy:
 * a table of differences holds for each its last row and whether it is new, changed or the same; only what differs is
 * written.
 */
export class TableMerge {
  readonly #merge: Merge
  readonly #key: readonly string[]
  readonly #versions: boolean
  /** Table of differences: key columns, ROW_NUMBER, `_state`. */
  readonly #differences: string

  constructor(merge: Merge) {
    this.#merge = merge
    const { stage, plan } = merge
    const isChild = stage.plan.parent !== null
    this.#key = isChild ? ['_id'] : stage.plan.key
    this.#versions = plan.mode === 'scd2' && !isChild
    this.#differences = platformTable(stage.tableName('differences'))
  }

  /** @param parent the parent's merge, for a child: rows of reloaded parents that are gone are removed */
  async run(parent: TableMerge | null): Promise<TableOutcome> {
    await this.#compare()
    const counts = await this.#counts()
    if (counts.updated > 0) await this.#retireChanged()
    if (counts.inserted + counts.updated > 0) await this.#insertChanged()
    const removed = (parent ? await this.#removeOrphans(parent) : 0) + (await this.#handleMissing(parent))
    return { table: this.#merge.stage.name, ...counts, removed }
  }

  async #compare(): Promise<void> {
    const { database, stage, copy, plan } = this.#merge
    const key = nameList(this.#key)
    const columns = stage.plan.columns.map((column) => quoteName(column.name))
    const hash = `sipHash128(${columns.map((column) => `isNull(${column}), ifNull(toString(${column}), '')`).join(', ')})`
    const keyTypes = this.#key.map((name) => `${quoteName(name)} ${stage.nativeOf(name).type.text}`)
    await database.run(`DROP TABLE IF EXISTS ${this.#differences}`)
    await database.run(
      `CREATE TABLE ${this.#differences} (${keyTypes.join(', ')}, ${ROW_NUMBER} UInt64, _state Enum8('new' = 1, 'changed' = 2, 'same' = 3))
       ENGINE = MergeTree ORDER BY tuple() SETTINGS allow_nullable_key = 1`,
    )
    const revived = plan.missing === 'mark' && !this.#versions ? `isNotNull(${DELETED_AT})` : '0'
    const current = this.#versions ? ` WHERE ${CURRENT}` : ''
    const final = /Replacing/.test(stage.existing?.engine ?? '') ? ' FINAL' : ''
    await database.run(
      `INSERT INTO ${this.#differences}
       SELECT ${this.#key.map((name) => `n.${quoteName(name)}`).join(', ')}, n.last,
         multiIf(o.there = 0, 'new', o.hash = n.hash AND NOT o.revived, 'same', 'changed')
       FROM (SELECT ${key}, ${hash} AS hash, 1 AS there, ${revived} AS revived FROM ${platformTable(copy)}${final}${current}) AS o
       RIGHT ANY JOIN (
         SELECT ${key}, ${ROW_NUMBER} AS last, ${hash} AS hash
         FROM ${stage.rowsExpression(`${columns.join(', ')}, ${ROW_NUMBER}`)}
         ORDER BY ${this.#order} LIMIT 1 BY ${key}
       ) AS n USING (${key})`,
      SETTINGS,
    )
  }

  /** Of rows with one key the last by the cursor stays; without a cursor the first: proof has left out the others. */
  get #order(): string {
    const { cursor } = this.#merge.plan
    if (cursor === null || this.#merge.stage.plan.parent !== null) return ROW_NUMBER
    return `${quoteName(cursor)} DESC NULLS LAST, ${ROW_NUMBER} DESC`
  }

  async #counts(): Promise<{ inserted: number; updated: number; unchanged: number }> {
    const rows = await this.#merge.database.rows<{ state: string; n: string }>(
      `SELECT toString(_state) AS state, count() AS n FROM ${this.#differences} GROUP BY _state`,
    )
    const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0)
    const [inserted, updated] = [of('new'), of('changed')]
    // Rows that a later one of their key superseded change nothing, either.
    return { inserted, updated, unchanged: this.#merge.stage.rows - this.#merge.stage.leftOut - inserted - updated }
  }

  /** Old rows of changed keys: closed where versions are kept, else removed. */
  async #retireChanged(): Promise<void> {
    await this.#eachSlice("_state = 'changed'", async (inSlice) => {
      if (this.#versions) await this.#close(`${CURRENT} AND ${inSlice(false)}`)
      else await this.#delete(inSlice(false))
    })
  }

  async #insertChanged(): Promise<void> {
    const { database, stage, copy, now } = this.#merge
    const { columnList } = stage
    const extra = this.#versions ? `, ${VALID_FROM}, ${VALID_TO}, ${CURRENT}` : ''
    const values = this.#versions ? `, toDateTime64(${quoteText(now)}, 6, 'UTC'), NULL, true` : ''
    for (let from = 0; from < stage.rows; from += ROWS_AT_ONCE) {
      const range = `${ROW_NUMBER} >= ${from} AND ${ROW_NUMBER} < ${from + ROWS_AT_ONCE}`
      await database.run(
        `INSERT INTO ${platformTable(copy)} (${columnList}${extra})
         SELECT ${columnList}${values} FROM ${stage.rowsExpression(`${columnList}, ${ROW_NUMBER}`)}
         WHERE ${range} AND ${ROW_NUMBER} IN (SELECT ${ROW_NUMBER} FROM ${this.#differences} WHERE ${range} AND _state != 'same')`,
        SETTINGS,
      )
    }
  }

  /** Children of reloaded parents that the load no longer has. */
  async #removeOrphans(parent: TableMerge): Promise<number> {
    const before = await this.#countCopy()
    const parents = parent.#merge.stage.rowsExpression(quoteName('_id'))
    const own = this.#merge.stage.rowsExpression(quoteName('_id'))
    await this.#delete(`_parent_id IN ${parents} AND _id NOT IN ${own}`)
    return before - (await this.#countCopy())
  }

  /** Rows whose keys a full source no longer has. */
  async #handleMissing(parent: TableMerge | null): Promise<number> {
    const { plan } = this.#merge
    if (plan.missing === 'keep') return 0
    if (parent) return plan.missing === 'delete' ? this.#removeWithoutParent(parent) : 0
    let removed = 0
    const alive = this.#versions ? `${CURRENT} AND ` : plan.missing === 'mark' ? `isNull(${DELETED_AT}) AND ` : ''
    await this.#eachSlice('1', async (inSlice) => {
      const condition = `${alive}${inSlice(true)}`
      const found = await this.#countCopy(condition)
      removed += found
      if (found === 0) return
      if (this.#versions) await this.#close(condition, plan.missing === 'mark')
      else if (plan.missing === 'mark') await this.#update(`${DELETED_AT} = ${this.#nowSql}`, condition)
      else await this.#delete(condition)
    })
    return removed
  }

  async #removeWithoutParent(parent: TableMerge): Promise<number> {
    const before = await this.#countCopy()
    await this.#delete(`_parent_id NOT IN (SELECT _id FROM ${platformTable(parent.#merge.copy)})`)
    return before - (await this.#countCopy())
  }

  async #close(condition: string, mark = false): Promise<void> {
    const marked = mark ? `, ${DELETED_AT} = ${this.#nowSql}` : ''
    await this.#update(`${VALID_TO} = ${this.#nowSql}, ${CURRENT} = false${marked}`, condition)
  }

  get #nowSql(): string {
    return `toDateTime64(${quoteText(this.#merge.now)}, 6, 'UTC')`
  }

  async #update(assignments: string, condition: string): Promise<void> {
    const { database, copy } = this.#merge
    await database.run(`ALTER TABLE ${platformTable(copy)} UPDATE ${assignments} WHERE ${condition}`, SETTINGS)
  }

  async #delete(condition: string): Promise<void> {
    const { database, copy } = this.#merge
    await database.run(`DELETE FROM ${platformTable(copy)} WHERE ${condition}`, SETTINGS)
  }

  async #countCopy(condition = '1'): Promise<number> {
    const { database, copy } = this.#merge
    const [row] = await database.rows<{ n: string }>(
      `SELECT count() AS n FROM ${platformTable(copy)} WHERE ${condition}`,
      SETTINGS,
    )
    return Number(row.n)
  }

  /**
   * Works through the differences by slices of keys that fit in memory. The work is given a condition on the copy's
   * rows: their key is among the slice's differences that meet `which`, or (negated) of the slice and not among them.
   */
  async #eachSlice(which: string, work: (inSlice: (negated: boolean) => string) => Promise<void>): Promise<void> {
    const { database } = this.#merge
    const [{ n }] = await database.rows<{ n: string }>(`SELECT count() AS n FROM ${this.#differences} WHERE ${which}`)
    const slices = Math.max(1, Math.ceil(Number(n) / ROWS_AT_ONCE))
    const key = nameList(this.#key)
    for (let slice = 0; slice < slices; slice++) {
      const mine = slices === 1 ? '1' : `cityHash64(${key}) % ${slices} = ${slice}`
      const keys = `(SELECT ${key} FROM ${this.#differences} WHERE ${which} AND ${mine})`
      await work((negated) => `${mine} AND (${key}) ${negated ? 'NOT IN' : 'IN'} ${keys}`)
    }
  }
}
