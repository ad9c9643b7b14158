import type { Phrase } from '../messages/phrase.ts'
import type { LogicalType } from '../types/logical.ts'
import type { Bounds } from '../values/bounds.ts'
import type { Batch, Position } from './batch.ts'
import type { RowCondition } from './condition.ts'
import type { QueryableTable } from './query.ts'

/** A dataset opened for reading: its tables are known, its rows not yet read. */
export interface Source {
  /** For people and documents: the address without secrets, variables unexpanded. */
  readonly dataset: string
  /** A short name to call its tables by: `tickets`. */
  readonly name: string
  readonly format: FormatFacts
  readonly files: readonly SourceFile[]
  /** Root first, parents before children. Flat input has exactly one. */
  readonly tables: readonly SourceTable[]
  /** Bytes to be read in all (decompressed where known), for progress; null when unknown. */
  readonly bytes: number | null
  /** Rows of the root table where the system knows or estimates them. */
  readonly rowsEstimate: number | null
  /**
   * What the system or the file tells of the root's columns without reading their rows, by column; those that it tells
   * nothing of are absent. Absent altogether: it keeps no statistics.
   */
  statistics?(): Promise<SourceStatistics>
  /** Everything that was detected rather than said, each overridable by an option. */
  readonly decisions: readonly Decision[]
  /**
   * Identity of the content for the ledger: equal when a second load would read the same input again.
   * Files: a digest over name, size and sampled bytes of each; systems: null (never taken for the same).
   */
  readonly fingerprint: string | null
  /** Set where its rows are those of one table that statements of the platform can read in its database. */
  readonly queryable?: QueryableTable
  /**
   * Splits the input into at most `n` parts that can be read at once, in order; one part when it cannot be split.
   */
  parts(n: number): Promise<readonly Part[]>
  /**
   * True when the source can leave out by itself just those rows of a table for which a condition is not true, as they
   * would be judged here; then it may be given in `ReadRequest.where`. Absent: it cannot.
   */
  filters?(table: number, condition: RowCondition): boolean
  /** Reads rows. Each batch is valid until the next is asked for. Rejected records go to `request.reject`. */
  batches(request: ReadRequest): AsyncIterable<Batch>
  /**
   * The bytes of the root record that begins at `offset` of a file's decoded stream, as they stand in the source: for
   * rows that are refused after they were read. At most 1 MB. Absent where rows have no bytes of their own (systems).
   */
  record?(file: number, offset: number): Promise<Buffer>
  close(): Promise<void>
}

export interface SourceFile {
  /** Path as addressed, with the member inside an archive after `#`. */
  readonly path: string
  readonly bytes: number
  /** RFC 3339 */
  readonly modified: string
}

/** What is known of columns before they are read. */
export interface SourceStatistics {
  /** It holds for each row of this very input; else it was estimated, or measured at another time. */
  readonly exact: boolean
  readonly columns: ReadonlyMap<string, ColumnStatistics>
}

export interface ColumnStatistics {
  /** Share of the rows that have no value, 0 to 1. */
  readonly nulls?: number
  /** Different values. */
  readonly distinct?: number
  /** Of whole numbers, decimals, dates and moments. */
  readonly bounds?: Bounds
}

/** Detected or declared facts of the format, as the profile document carries them: name, encoding, delimiter, … */
export interface FormatFacts {
  readonly name: string
  readonly [fact: string]: string | number | boolean | null
}

export interface Decision {
  /** The option that would override it: `delimiter`. */
  readonly option: string
  readonly value: string | number | boolean | null
  /** How sure, 0 to 1. */
  readonly confidence: number
}

export interface SourceTable {
  readonly name: string
  /** Name of the parent table; null for a root. */
  readonly parent: string | null
  /** Child tables and the roots of nested input begin with `_id`, `_parent_id`, `_position` as far as they have them. */
  readonly columns: readonly SourceColumn[]
}

export interface SourceColumn {
  readonly name: string
  /** Whole name at the source: header text, path of the element (`params/year_built`), key path. */
  readonly path: string
  /** The system's own type where it declares one; undefined when all is text and to be inferred. */
  readonly type?: LogicalType
  readonly nullable?: boolean
  /** Made by the platform: `_id`, `_parent_id`, `_position`. */
  readonly generated?: boolean
  /** What was declared beyond the map and is read as text: the native type's name. */
  readonly nativeType?: string
}

/** A part of a source, opaque to all but its reader; JSON, crosses threads. */
export type Part = Readonly<Record<string, string | number | boolean | null>>

export interface ReadRequest {
  readonly part?: Part
  /** Resume after this position (of a batch's `next`). */
  readonly from?: Position
  /** Columns wanted, by table index; absent: all. The batch then has just these, in this order. */
  readonly columns?: readonly (readonly number[])[]
  /** Seed of generated `_id`s: equal seeds give equal ids. */
  readonly idSeed?: string
  /** Root `_id` from these columns' values instead of the position. */
  readonly key?: readonly string[]
  /** Stop after about this many root rows. */
  readonly limit?: number
  /** `relative`: lines of a part may count from its beginning, which saves counting those before it. Default exact. */
  readonly lines?: 'exact' | 'relative'
  /** Told at the end of a part whose lines may count from its beginning, by readers that have lines. */
  readonly counted?: (lines: CountedLines) => void
  /** Rows after a cursor value, for systems that can filter; inclusive, so that ties are never lost. */
  readonly since?: { readonly column: string; readonly value: string }
  /** By table index: rows for which it is not true are not wanted. Only conditions that `filters` has accepted. */
  readonly where?: readonly (RowCondition | null)[]
  readonly signal: AbortSignal
  readonly reject: (reject: Reject) => void
  /** Bytes of input consumed so far. */
  readonly progress?: (bytes: number, rows: number) => void
}

/** Where counting lines has come to at the end of a part. */
export interface CountedLines {
  /** Lines before the first one behind the part. */
  readonly lines: number
  /** They were counted from the part's beginning; else from the file's. */
  readonly relative: boolean
}

/** A record that was read but not accepted. */
export interface Reject {
  /** Index into the source's files. */
  readonly file: number
  /** 1-based line of its first byte; 0 when unknown. */
  readonly line: number
  /** Offset of its first byte in the decoded file. */
  readonly byte: number
  /** Stable rule name: `csv.field-count`, `csv.quote`, `json.syntax`, `cast`, `not-null`, `key-duplicate`, … */
  readonly rule: string
  /** Plain facts for the reader: `29 fields where 27 were expected`. */
  readonly detail: Phrase
  /** Its bytes as they stand in the source (capped at 1 MB); empty where a system gave the row. */
  readonly raw: Buffer
}
