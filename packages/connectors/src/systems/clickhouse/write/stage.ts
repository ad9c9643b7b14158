import type { Batch } from '@ai-etl/core/contracts/batch'
import { allocateBatch, reserve } from '@ai-etl/core/contracts/batch'
import type { LoadPlan, PlannedTable } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import { scalar } from '@ai-etl/core/types/logical'
import { type NativeColumn, readColumns } from '../catalog/columns.ts'
import { parseNativeType } from '../catalog/native-type.ts'
import type { Database } from '../connection/database.ts'
import { nameList, qualified, quoteName } from '../names.ts'
import { type ColumnPlan, planColumn } from '../native/columns.ts'
import { RangeCheck } from '../native/range-check.ts'
import type { FoundTable } from './existing.ts'
import { InsertLane } from './lane.ts'
import {
  CURRENT,
  DELETED_AT,
  NUMBER_COLUMNS,
  PLATFORM_DATABASE,
  platformTable,
  VALID_FROM,
  VALID_TO,
} from './platform.ts'
import type { TableTicket } from './side-lane.ts'
import { retarget } from './statements.ts'

const UINT64 = parseNativeType('UInt64')

/** Modes that tell rows apart by a key: they are merged by SQL. */
export const isMerged = (plan: LoadPlan): boolean => plan.mode === 'upsert' || plan.mode === 'scd2'

/** Loads whose staging tells which rows are of one record. */
export const isNumbered = (plan: LoadPlan): boolean => isMerged(plan) || plan.numbered === true

/**
 * One table of a load: its shape (an empty table as it will be), and one table of staging a chunk. Rows of `append` and
 * `replace` stand in tables of the very shape, so that their parts can be attached without being written again.
 */
export class TableStage {
  readonly plan: PlannedTable
  readonly existing: FoundTable | null
  /** Name in the platform's database: the table as it will be. */
  readonly shape: string
  readonly #database: Database
  readonly #load: LoadPlan
  readonly #prefix: string
  #natives: ReadonlyMap<string, NativeColumn> = new Map()
  #columns: readonly ColumnPlan[] = []
  #check: RangeCheck | null = null
  /** The batch asked about last: what was refused of it is not written. */
  #checked: Batch | null = null
  #lane: InsertLane | null = null
  #numbered: Batch | null = null
  /** The chunk's table is being told to leave its parts alone; rows may come meanwhile. */
  #settled: Promise<void> = Promise.resolve()
  /** Chunk tables that count: committed ones, and the one under way. */
  chunkTables: string[] = []
  rows = 0
  /** Rows of them that are not to be loaded: their record's key stood in an earlier one. */
  leftOut = 0

  constructor(database: Database, load: LoadPlan, index: number, prefix: string, existing: FoundTable | null) {
    this.#database = database
    this.#load = load
    this.plan = load.tables[index]
    this.existing = existing
    this.#prefix = `${prefix}${index}_`
    this.shape = `${this.#prefix}shape`
  }

  /** Names of the planned columns, quoted, as INSERT and SELECT list them. */
  get columnList(): string {
    return nameList(this.plan.columns.map((column) => column.name))
  }

  get name(): string {
    return this.plan.name
  }

  tableName(suffix: string): string {
    return `${this.#prefix}${suffix}`
  }

  nativeOf(name: string): NativeColumn {
    const found = this.#natives.get(name)
    if (!found) throw new RangeError(`${this.plan.name} has no column ${name}`)
    return found
  }

  /** Makes the shape, whose name is free; found again when the load is resumed. @param serverZone zone of columns that name none */
  async prepare(resumed: boolean, serverZone: string): Promise<void> {
    if (!resumed || !(await this.#hasShape())) await this.#makeShape()
    const columns = (await readColumns(this.#database, PLATFORM_DATABASE, [this.shape])).get(this.shape) ?? []
    this.#natives = new Map(columns.map((column) => [column.name, column]))
    const planned = this.plan.columns.map((column) => ({ ...column, native: this.nativeOf(column.name).type }))
    this.#check = new RangeCheck(planned)
    const plans = planned.map(({ name, type, native }) => planColumn(name, type, native, serverZone))
    this.#columns = isNumbered(this.#load)
      ? [...plans, ...NUMBER_COLUMNS.map((name) => planColumn(name, scalar('uint64'), UINT64, serverZone))]
      : plans
  }

  check(batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void): void {
    this.#check?.check(batch, refuse)
    this.#checked = batch
  }

  /** @param records of a numbered load: the record's number of each row */
  async write(batch: Batch, chunk: number, records: Float64Array | null): Promise<void> {
    if (this.#checked !== batch) this.#insist(batch)
    this.#checked = null
    this.#lane ??= await this.#openLane(chunk, false)
    await this.#lane.write(records === null ? batch : this.#number(batch, records))
    this.rows += batch.rows
  }

  /** Makes the chunk's table ready for rows of others as well, and says how they come into it. */
  async share(chunk: number): Promise<TableTicket> {
    this.#lane ??= await this.#openLane(chunk, true)
    return {
      name: this.plan.name,
      statement: this.#statement(this.chunkTable(chunk)),
      columns: this.plan.columns.map((column) => ({ ...column, native: this.nativeOf(column.name).type.text })),
    }
  }

  /** For rows that nobody has asked about before they came. */
  #insist(batch: Batch): void {
    this.check(batch, (row, rule, detail) => {
      const reason = phrase('load.row-refused', { row, fault: detail, rule })
      throw new PlatformError('load.target-refuses', { target: this.plan.name, reason })
    })
  }

  /** Makes a table of staging for rows that a SELECT brings; `numbers`: columns behind the planned ones. */
  async beginComputed(): Promise<{ readonly table: string; readonly numbers: readonly string[] }> {
    const table = this.chunkTable(0)
    await this.#database.run(this.#createChunk(table))
    this.chunkTables.push(table)
    return { table, numbers: isNumbered(this.#load) ? NUMBER_COLUMNS : [] }
  }

  /** Its rows are written instead. */
  async dropComputed(table: string): Promise<void> {
    this.chunkTables = this.chunkTables.filter((each) => each !== table)
    await this.#database.run(`DROP TABLE ${platformTable(table)} SETTINGS max_table_size_to_drop = 0`)
  }

  /** Bytes of the chunk under way. */
  get chunkBytes(): number {
    return this.#lane?.bytes ?? 0
  }

  /** Waits until the server has every row of the chunk. */
  async finishChunk(): Promise<void> {
    await this.#lane?.finish()
    await this.#settled
    this.#lane = null
  }

  async cancel(): Promise<void> {
    await this.#lane?.cancel()
    await this.#settled.catch(() => {})
    this.#lane = null
  }

  /** Rows of all chunks as one table expression, with columns as listed. */
  rowsExpression(columns: string): string {
    if (this.chunkTables.length === 0) return `(SELECT ${columns} FROM ${platformTable(this.shape)} WHERE 0)`
    return `(${this.chunkTables.map((table) => `SELECT ${columns} FROM ${platformTable(table)}`).join(' UNION ALL ')})`
  }

  chunkTable(chunk: number): string {
    return `${this.#prefix}rows_${chunk}`
  }

  async #openLane(chunk: number, shared: boolean): Promise<InsertLane> {
    const name = this.chunkTable(chunk)
    await this.#database.run(this.#createChunk(name))
    // Its parts are attached or read once: merging them meanwhile would be work for nothing.
    const settings = ['max_bytes_to_merge_at_max_space_in_pool = 1']
    // Buffers begin small and grow; else each column of each part takes megabytes. Not every server knows the setting.
    if (this.#database.settings.embedded) settings.push('min_columns_to_activate_adaptive_write_buffer = 1')
    this.#settled = this.#database.run(`ALTER TABLE ${platformTable(name)} MODIFY SETTING ${settings.join(', ')}`)
    // Whoever finishes the chunk gets the failure.
    this.#settled.catch(() => {})
    this.chunkTables.push(name)
    return new InsertLane(this.#database, this.#statement(name), this.#columns, shared)
  }

  #statement(name: string): string {
    const columns = nameList(this.#columns.map((column) => column.name))
    return `INSERT INTO ${platformTable(name)} (${columns}) FORMAT Native`
  }

  #createChunk(name: string): string {
    if (isNumbered(this.#load)) {
      const columns = this.plan.columns.map(
        (column) => `${quoteName(column.name)} ${this.nativeOf(column.name).type.text}`,
      )
      const numbers = NUMBER_COLUMNS.map((number) => `${number} UInt64`)
      return `CREATE TABLE ${platformTable(name)} (${[...columns, ...numbers].join(', ')}) ENGINE = MergeTree ORDER BY tuple()`
    }
    return `CREATE TABLE ${platformTable(name)} AS ${platformTable(this.shape)}${this.#plainEngine()}`
  }

  /** Staging of an engine that merges rows would lose some: its tables are plain, with the same keys. */
  #plainEngine(): string {
    if (!this.existing || this.existing.engine === 'MergeTree') return ''
    return ` ENGINE = ${this.existing.engineFull.replace(/^\w+(?:\((?:[^()']|'[^']*'|\([^()]*\))*\))?/, 'MergeTree')}`
  }

  async #hasShape(): Promise<boolean> {
    const columns = await readColumns(this.#database, PLATFORM_DATABASE, [this.shape])
    return (columns.get(this.shape) ?? []).length > 0
  }

  async #makeShape(): Promise<void> {
    const shape = platformTable(this.shape)
    if (this.existing) {
      await this.#database.run(
        `CREATE TABLE ${shape} AS ${qualified(this.#database.settings.database, this.plan.name)}`,
      )
      await this.alter(this.shape)
    } else {
      for (const statement of this.plan.create) await this.#database.run(retarget(statement, shape))
      await this.#addPlatformColumns(this.shape)
    }
  }

  /** Agreed changes of an existing table, and the columns of the mode, made on a copy of it. */
  async alter(copy: string): Promise<void> {
    for (const statement of this.plan.alter) {
      await this.#database.run(retarget(statement, platformTable(copy)), { mutations_sync: '2', alter_sync: '2' })
    }
    await this.#addPlatformColumns(copy)
  }

  async #addPlatformColumns(copy: string): Promise<void> {
    const columns: string[] = []
    if (this.#load.mode === 'scd2') {
      columns.push(
        `${VALID_FROM} DateTime64(6, 'UTC') DEFAULT toDateTime64('1970-01-01 00:00:00', 6, 'UTC')`,
        `${VALID_TO} Nullable(DateTime64(6, 'UTC'))`,
        `${CURRENT} Bool DEFAULT true`,
      )
    }
    if (this.#load.missing === 'mark') columns.push(`${DELETED_AT} Nullable(DateTime64(6, 'UTC'))`)
    for (const column of columns) {
      await this.#database.run(`ALTER TABLE ${platformTable(copy)} ADD COLUMN IF NOT EXISTS ${column}`, {
        alter_sync: '2',
      })
    }
  }

  /** The batch with the number of each row's record and its place in the source as last columns. */
  #number(batch: Batch, records: Float64Array): Batch {
    const columns = batch.columns + NUMBER_COLUMNS.length
    if (this.#numbered === null || this.#numbered.start.length < batch.rows * columns) {
      this.#numbered = allocateBatch(batch.table, columns, batch.rows, 0)
    }
    const to = this.#numbered
    to.rows = batch.rows
    for (let row = 0; row < batch.rows; row++) {
      for (let column = 0; column < batch.columns; column++) {
        const [from, at] = [row * batch.columns + column, row * columns + column]
        to.start[at] = batch.start[from]
        to.end[at] = batch.end[from]
        to.mask[at] = batch.mask[from]
      }
      const numbers = [records[row], batch.line[row], batch.offset[row], batch.file]
      numbers.forEach((number, i) => appendDigits(batch, to, row * columns + batch.columns + i, number))
    }
    to.bytes = batch.bytes
    return { ...to, columns }
  }
}

/** Digits go behind the values in the batch's own buffer, where stages may append. */
function appendDigits(batch: Batch, to: Batch, cell: number, number: number): void {
  const digits = String(number)
  to.start[cell] = reserve(batch, digits.length)
  to.end[cell] = to.start[cell] + digits.length
  to.mask[cell] = 0
  batch.bytes.write(digits, to.start[cell], 'latin1')
}
