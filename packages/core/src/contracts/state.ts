/**
 * The ledger of a target, opened for one address. Nothing here touches the rows of a table; a target without a ledger
 * remembers nothing, and none is made for asking.
 */
export interface TargetState {
  /** The table that the address names, without its schema; null: all that it holds. */
  readonly table: string | null
  /** What was loaded into the tables that stand there, newest first. What belongs to tables that are gone is left out. */
  entries(): Promise<readonly LedgerEntry[]>
  /**
   * Forgets every entry of these tables, so that the same append loads again; waits while a living load holds one.
   * @param tableIds of entries
   */
  forget(tableIds: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** A load and one of the tables that it brought rows to. */
export interface LedgerEntry {
  /** Identity of the table itself; says nothing to people. */
  readonly tableId: string
  /** Without its schema. */
  readonly name: string
  /** As an address names it behind `#`, or the path of its file. */
  readonly shown: string
  /** Equal for all tables of one load. */
  readonly load: string
  /** Null where an older entry does not tell, as in the next ones. */
  readonly run: string | null
  readonly mode: string | null
  /** RFC 3339 */
  readonly at: string
  /** Address of what was loaded, without secrets; of files with the absolute path. */
  readonly input: string
  /** Of its content; null: such an input is never taken for one that is loaded already. */
  readonly fingerprint: string | null
  /** Rows of this table that the load inserted, updated or found unchanged. */
  readonly rows: number
  readonly cursor: LedgerCursor | null
}

export interface LedgerCursor {
  readonly column: string | null
  readonly value: string
}
