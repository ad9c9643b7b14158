import type { LoadPlan } from '@ai-etl/core/contracts/target'
import type { Database } from '../connection/database.ts'
import { quoteText } from '../names.ts'
import { CURRENT, platformTable, ROW_NUMBER, VALID_FROM, VALID_TO } from './platform.ts'
import type { TableStage } from './stage.ts'

/** Everything spills to disk before it fills memory; joins and sets are cut to sizes that fit. */
export const SETTINGS = {
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
export const ROWS_AT_ONCE = 1_000_000

/** The copy of a table that becomes its new version, and what is done to its rows. */
export class TableCopy {
  readonly database: Database
  readonly plan: LoadPlan
  readonly stage: TableStage
  /** Its name in the platform's database, quoted. */
  readonly table: string
  /** Moment of the load, as the server writes it in UTC. */
  readonly #now: string

  constructor(database: Database, plan: LoadPlan, stage: TableStage, table: string, now: string) {
    this.database = database
    this.plan = plan
    this.stage = stage
    this.table = platformTable(table)
    this.#now = now
  }

  /** Its rows are versions, of which one a key is current. */
  get versions(): boolean {
    return this.plan.mode === 'scd2'
  }

  /** The moment of the load, in SQL. */
  get now(): string {
    return `toDateTime64(${quoteText(this.#now)}, 6, 'UTC')`
  }

  async update(assignments: string, condition: string): Promise<void> {
    await this.database.run(`ALTER TABLE ${this.table} UPDATE ${assignments} WHERE ${condition}`, SETTINGS)
  }

  async delete(condition: string): Promise<void> {
    await this.database.run(`DELETE FROM ${this.table} WHERE ${condition}`, SETTINGS)
  }

  async count(condition = '1'): Promise<number> {
    const [row] = await this.database.rows<{ n: string }>(
      `SELECT count() AS n FROM ${this.table} WHERE ${condition}`,
      SETTINGS,
    )
    return Number(row.n)
  }

  /** Ends the versions of rows, or removes the rows; gives how many. */
  async retire(condition: string): Promise<number> {
    const alive = this.versions ? `${CURRENT} AND ${condition}` : condition
    const rows = await this.count(alive)
    if (rows === 0) return 0
    if (this.versions) await this.update(`${VALID_TO} = ${this.now}, ${CURRENT} = false`, alive)
    else await this.delete(alive)
    return rows
  }

  /**
   * Brings in the rows of some records, by ranges of their numbers.
   * @param records numbers that there are in the load
   * @param chosen the condition on a row's record, in a range that is given as a condition, too
   */
  async insertRecords(records: number, chosen: (range: string) => string): Promise<void> {
    const { columnList } = this.stage
    const extra = this.versions ? `, ${VALID_FROM}, ${VALID_TO}, ${CURRENT}` : ''
    const values = this.versions ? `, ${this.now}, NULL, true` : ''
    for (let from = 0; from < records; from += ROWS_AT_ONCE) {
      const range = `${ROW_NUMBER} >= ${from} AND ${ROW_NUMBER} < ${from + ROWS_AT_ONCE}`
      await this.database.run(
        `INSERT INTO ${this.table} (${columnList}${extra})
         SELECT ${columnList}${values} FROM ${this.stage.rowsExpression(`${columnList}, ${ROW_NUMBER}`)}
         WHERE ${range} AND ${chosen(range)}`,
        SETTINGS,
      )
    }
  }
}
