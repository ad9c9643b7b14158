import type { Phrase } from '../messages/phrase.ts'
import type { LogicalType } from '../types/logical.ts'
import type { Batch, Position } from './batch.ts'
import type { CompiledQuery, ComputedRows, StagedCount } from './query.ts'

export const LOAD_MODES = ['append', 'replace', 'upsert', 'scd2'] as const
export type LoadMode = (typeof LOAD_MODES)[number]
export const MISSING_POLICIES = ['keep', 'delete', 'mark'] as const
export type MissingPolicy = (typeof MISSING_POLICIES)[number]
export const SCHEMA_POLICIES = ['evolve', 'freeze', 'reject'] as const
export type SchemaPolicy = (typeof SCHEMA_POLICIES)[number]

/** A target opened for one load. Runs where the rows are (usually a worker thread). */
export interface Target {
  /** For people and documents, without secrets. */
  readonly address: string
  /** Name of the root's table where the address gives one, without its schema; null or absent: the source's name. */
  readonly table?: string | null
  /** The tables as they exist now, by name; missing ones are absent. */
  existing(tables: readonly string[]): Promise<ReadonlyMap<string, ExistingTable>>
  /**
   * Takes the tables (waits while a living load holds one), cleans up what dead loads left, reads the ledger,
   * makes tables and staging. Nothing that a reader of the target sees changes before `publish`.
   */
  begin(plan: LoadPlan): Promise<LoadSession>
  close(): Promise<void>
}

export interface ExistingTable {
  readonly name: string
  readonly columns: readonly ExistingColumn[]
  readonly key: readonly string[]
  readonly rowsEstimate: number
}

export interface ExistingColumn {
  readonly name: string
  /** Undefined when the native type is beyond the map. */
  readonly type: LogicalType | undefined
  readonly nativeType: string
  readonly nullable: boolean
  /** True where the table itself fills it for rows that bring no value: a default, an identity. */
  readonly hasDefault?: boolean
}

/** What one load will do at the target; decided before any row is written. JSON but for nothing: crosses threads. */
export interface LoadPlan {
  /** Unique id of the load (uuid); equal when resumed. */
  readonly load: string
  readonly mode: LoadMode
  readonly missing: MissingPolicy
  /** Root first. */
  readonly tables: readonly PlannedTable[]
  /** What is read, for the ledger: address without secrets, and fingerprint of the content (null: not comparable). */
  readonly input: { readonly address: string; readonly fingerprint: string | null }
  /** Load even though the ledger holds this input. */
  readonly again: boolean
  /** Cursor column of an incremental load, whose greatest value the ledger remembers. */
  readonly cursor: string | null
  /** Bytes of input after which a chunk may be committed to staging; systems choose when absent. */
  readonly chunkBytes?: number
  /**
   * Rows are gathered apart with the number of their record, whatever the mode, so that records whose key stood in an
   * earlier one can be left out: for a load that began without and met such keys (`TableProof.repeated`).
   */
  readonly numbered?: boolean
}

export interface PlannedTable {
  readonly name: string
  readonly parent: string | null
  readonly columns: readonly PlannedColumn[]
  /** Business key of the root (upsert, scd2, --key); empty when none. */
  readonly key: readonly string[]
  /**
   * DDL to create the table when missing, from the design; the table's name stands in it already, without a schema in
   * these and the statements below: the target makes the table apart and moves it to its place.
   */
  readonly create: readonly string[]
  /** Changes to an existing table that were agreed on (schema drift), in order. */
  readonly alter: readonly string[]
  /** Index and constraint statements to run after the rows are in. */
  readonly after: readonly string[]
}

export interface PlannedColumn {
  readonly name: string
  readonly type: LogicalType
  readonly nullable: boolean
}

/** One load under way. Order: write*, prove, publish; or abort at any point. */
export interface LoadSession {
  /** Set when the ledger already holds this very input for append: nothing to do. */
  readonly unchanged: boolean
  /** Where to resume reading: the position after the last committed chunk of the same load; null from the start. */
  readonly resume: Position | null
  /** Rows that committed chunks of this load hold already, by table. */
  readonly resumedRows: readonly number[]
  /** Greatest cursor value already loaded; null at the first load. */
  readonly cursor: string | null
  /** The tables as they stood once this load held them, as Target.existing gives them; absent: to be asked for. */
  readonly existing?: ReadonlyMap<string, ExistingTable>
  /**
   * Names the rows of a canonical batch that the target cannot hold (NUL in text, a value beyond an existing narrower
   * column), so that they and their records are rejected before `write`; `write` throws when it meets such a value.
   * Absent when the target holds whatever the planned types hold. Synchronous and cheap.
   */
  check?(batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void): void
  /** Takes one canonical batch, columns exactly as planned for its table. Resolves when more may be written. */
  write(batch: Batch): Promise<void>
  /**
   * Computes the rows of a flat load instead of taking them by `write`: a SELECT over tables of the target's own database
   * goes into staging, and is counted there in the ways asked for. Null where rows have to be written instead, because
   * its columns are not exactly those of the table or the database refuses; nothing is in staging then. For modes whose
   * result is the same when they are repeated: replace, upsert, scd2. Absent: never.
   */
  computeInto?(query: CompiledQuery, counts: readonly StagedCount[]): Promise<ComputedRows | null>
  /** Ends a chunk at a record border, so that a resume can start at `next`. */
  chunk(next: Position): Promise<void>
  /**
   * What another thread needs to write rows of this load, too (Connector.openLane); null where all must go one way:
   * their order counts, or they stand in one transaction. No chunk may be ended from then on. Absent: never.
   */
  share?(): Promise<LaneTicket | null>
  /** Rows that another thread has written to their end, by table: they belong to the load. */
  join?(rows: readonly number[]): void
  /** Flushes and counts what stands in staging (or in the open transaction), by table. With `verify`, fingerprints too. */
  prove(options: { verify: boolean }): Promise<readonly TableProof[]>
  /** Makes the rows visible, all tables together, with the ledger's entry. */
  publish(receipt: LoadReceipt): Promise<readonly TableOutcome[]>
  /** Leaves the target as it was; committed chunks of staging are kept when `keepChunks` so that a resume can use them. */
  abort(options: { keepChunks: boolean }): Promise<void>
}

/** Lets another thread write rows of a load. Opaque to all but its connector; crosses threads. */
export type LaneTicket = Readonly<Record<string, unknown>>

/** A second way into a load that another thread writes. Order: write*, finish; or cancel at any point. */
export interface LoadLane {
  /** As LoadSession.check. */
  check?: LoadSession['check']
  /** As LoadSession.write. */
  write(batch: Batch): Promise<void>
  /** Waits until the target has all rows; how many, by table. */
  finish(): Promise<readonly number[]>
  /** Breaks off; what was written goes with the load's own abort. */
  cancel(): Promise<void>
  close(): Promise<void>
}

export interface TableProof {
  readonly table: string
  readonly rows: number
  /** Order-independent fingerprint of all rows, where asked for: see values/fingerprint.ts. */
  readonly fingerprint: string | null
  /**
   * Rows that only the target could tell are not to be loaded, and left out of `rows`: a key that stood in an earlier
   * row (`key-duplicate`), a key that is NULL (`key-null`). To be counted as rejected; the fingerprint still has them.
   * Absent when there are none.
   */
  readonly leftOut?: readonly LeftOut[]
  /** Rows of a child table that went with a root that is left out, and are not in `rows` either. Absent: none. */
  readonly leftOutWithRoot?: number
  /**
   * Rows whose key stood in an earlier row, where rows cannot be told apart one by one: the load is to begin anew with
   * `LoadPlan.numbered`. Absent when there are none.
   */
  readonly repeated?: number
}

/** Where a row stood in the source: as in Reject. */
export interface LeftOut {
  readonly file: number
  readonly line: number
  readonly byte: number
  readonly rule: string
  readonly detail: Phrase
}

export interface LoadReceipt {
  readonly run: string
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly filtered: number
  readonly tables: readonly TableProof[]
  /** Greatest cursor value seen. */
  readonly cursor: string | null
}

export interface TableOutcome {
  readonly table: string
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  /** Rows missing from a full source that were deleted or marked. */
  readonly removed: number
}
