import type { CompiledQuery } from '@ai-etl/core/contracts/query'
import type { LoadMode, MissingPolicy, SchemaPolicy } from '@ai-etl/core/contracts/target'
import type { StagedCheck } from '@ai-etl/core/pipeline/placement/staged-counts'
import type { Form } from '@ai-etl/core/values/form'

/** What a load is asked to do. JSON: crosses threads and stands (masked) in the journal. */
export interface LoadRequest {
  /** Addresses as the user wrote them, `${NAME}` unexpanded. */
  readonly source: string
  readonly target: string
  readonly mode: LoadMode
  /** Business key of the root; needed by upsert and scd2 unless the existing target has one. */
  readonly key?: readonly string[]
  /** Column of the root whose greatest value the ledger remembers; only rows from there on are loaded. */
  readonly cursor?: string
  /** Column of the root, as the source calls it, whose greatest value is told; it leaves out nothing. */
  readonly watch?: WatchRequest
  /** Rows of the target that a full source no longer has. */
  readonly missing?: MissingPolicy
  /** What to do where the input does not fit an existing table. */
  readonly schema?: SchemaPolicy
  /** More rejected root records than this stop the load; absent: any number may be rejected. */
  readonly maxRejected?: number
  /** Columns of the root to load, in this order; absent: all. */
  readonly select?: readonly string[]
  /** Condition over the root's columns; rows for which it is not true are filtered out. */
  readonly where?: string
  /** Compare fingerprints of both sides before publishing, not only counts. */
  readonly verify?: boolean
  /** Read, convert, filter and count, and write nothing. */
  readonly dryRun?: boolean
  /** Load even though the ledger already holds this input. */
  readonly again?: boolean
  /** Steps of a plain pipeline, between reading and `select`/`where`. */
  readonly steps?: readonly PlainStep[]
  /** Values of `:name` in conditions, as canonical text. */
  readonly params?: readonly { readonly name: string; readonly type: string; readonly value: string | null }[]
  /** Names of new tables: as at the source, or Cyrillic turned to Latin snake case. */
  readonly names?: 'quote' | 'transliterate'
  /** Name of the root's table where the target's address gives none; absent: the source's own. */
  readonly root?: string
  /** How columns of the root are to be read, by name, instead of what their values look like. */
  readonly forms?: Readonly<Record<string, Form>>
  /** Stop after about this many root records: a sample for an experiment. */
  readonly limit?: number
  /** Input from this size on is read by two threads where source and target allow it; absent: 32 MB and two cores. */
  readonly laneBytes?: number
  /**
   * What the ledger knows the input by, where its file is only a stop on the way from elsewhere; `content` null: never
   * taken for the same.
   */
  readonly as?: { readonly source: string; readonly content: string | null }
  /** Rows that the source's database computes, instead of those of the table that the address names. */
  readonly query?: CompiledQuery
  /**
   * The target is in the same database and takes the rows of `query` without their being read out, where what these count
   * in staging allows it. @throws PlatformError `load.not-computed` where it does not
   */
  readonly within?: { readonly checks: readonly StagedCheck[] }
  /** Bytes of rows after which the target commits a chunk; absent: only large inputs are cut into chunks. */
  readonly chunkBytes?: number
}

/** A cursor that a load follows for its pipeline. */
export interface WatchRequest {
  /** Name of the source in the document. */
  readonly source: string
  readonly column: string
  /** Logical type that the cursor is known by. */
  readonly type: string
  /** Least value that is to be read, itself included; null: all. */
  readonly from: string | null
  /** Greatest value that was read before: rows up to there are read again. */
  readonly after: string | null
  /** What becomes of rows without a value; those that are left out are so by a condition. */
  readonly nulls: 'read' | 'fail'
}

/** Steps that work on one row at a time, over the columns of the root table. */
export type PlainStep =
  | { readonly type: 'select' | 'drop'; readonly columns: readonly string[] }
  | { readonly type: 'rename'; readonly columns: Readonly<Record<string, string>> }
  | {
      readonly type: 'cast'
      readonly columns: Readonly<Record<string, string>>
      readonly onError: OnError
    }
  | { readonly type: 'filter'; readonly where: string }

export type OnError = 'reject' | 'null' | 'fail'
