import type { CHOICE_KINDS, Dialect } from '../documents/ddl.ts'
import type { FieldProfile, TableProfile } from '../documents/profile.ts'
import type { QueryPatterns } from '../documents/queries.ts'
import type { Language } from '../messages/language.ts'
import type { LogicalType } from '../types/logical.ts'

/*
 * Words of this folder. design: tables for one dialect, decided but not written. choice: what was decided, why, and the
 * measurement behind it. refusal: what was weighed and left out, and why. evidence: names and values of measured facts.
 */

export interface DesignInput {
  readonly dialect: Dialect
  readonly lang: Language
  /** What is designed for, without secrets; becomes the comment of the root tables. */
  readonly dataset?: string
  /** Parents before children. */
  readonly tables: readonly InputTable[]
  readonly options: DesignOptions
}

export interface InputTable {
  readonly name: string
  readonly parent: string | null
  /** Rows of the input; null when unknown. */
  readonly rows: number | null
  /** Bytes of the values of the input; null or absent when unknown. */
  readonly bytes?: number | null
  readonly columns: readonly InputColumn[]
  /** Candidate keys proven over all rows, likeliest first; source names. */
  readonly keys?: readonly (readonly string[])[]
  readonly timeAxis?: TableProfile['timeAxis']
  readonly dependences?: TableProfile['dependences']
}

export interface InputColumn {
  readonly name: string
  /** Whole name at the source: header text, path of the element. */
  readonly path: string
  readonly type: LogicalType
  readonly nullable: boolean
  /** Made by the platform: `_id`, `_parent_id`, `_position`. */
  readonly generated?: boolean
  /** Measured facts; without them the design is conservative. */
  readonly facts?: Partial<FieldProfile>
}

export const UPDATE_KINDS = ['none', 'append', 'upsert'] as const
export type UpdateKind = (typeof UPDATE_KINDS)[number]

export interface DesignOptions {
  /** Names as they are, quoted where needed; or Cyrillic turned to Latin snake case. */
  readonly names: 'quote' | 'transliterate'
  /** Schema or database, and name, of the root's table. A root keeps its own name when `name` is null. */
  readonly table?: { readonly schema: string | null; readonly name: string | null }
  /** Business key of the root, source names; its columns become NOT NULL. */
  readonly key?: readonly string[]
  readonly updates?: UpdateKind
  readonly queries?: QueryPatterns
  /** Expected growth; absent: the profile's. */
  readonly growth?: { readonly bytesPerDay: number } | null
  readonly retention?: { readonly days: number } | null
}

export interface Design {
  readonly dialect: Dialect
  readonly lang: Language
  /** Parents before children. */
  readonly tables: readonly DesignedTable[]
  readonly choices: readonly Choice[]
  readonly refused: readonly Refusal[]
}

export interface DesignedTable {
  /** Target name, within the dialect's limit. */
  readonly name: string
  readonly schema: string | null
  /** Name of the input's table. */
  readonly source: string
  /** Target name of the parent. */
  readonly parent: string | null
  readonly comment: string | null
  readonly columns: readonly DesignedColumn[]
  /** Target names, as all columns below. */
  readonly primaryKey: readonly string[]
  /** Further keys, each a list of columns. */
  readonly uniques: readonly (readonly string[])[]
  readonly foreignKey: ForeignKey | null
  readonly partition: Partition | null
  /** Sort or cluster order; empty when the dialect has none or nothing speaks for one. */
  readonly orderBy: readonly OrderTerm[]
  readonly indexes: readonly IndexDesign[]
  /** `MergeTree`, `ReplacingMergeTree`, `InnoDB`; null where tables have no engine. */
  readonly engine: string | null
  /** Rows older than this may be dropped; null: kept for ever. */
  readonly lifetime: { readonly column: string; readonly days: number } | null
  /** Column that rows of a joined table share, for dialects that spread rows over nodes. */
  readonly distribution: string | null
}

export interface DesignedColumn {
  readonly name: string
  readonly source: string
  /** Type that values travel as: the input's, or text where the dialect cannot hold the input's (a choice says so). */
  readonly type: LogicalType
  readonly nativeType: string
  readonly nullable: boolean
  /** The source's whole name where the target's differs. */
  readonly comment: string | null
  readonly codec: string | null
  /** Condition that every value meets: the members of an enumeration. */
  readonly check: string | null
}

export interface ForeignKey {
  readonly columns: readonly string[]
  readonly table: string
  readonly references: readonly string[]
}

export const GRAINS = ['hour', 'day', 'month', 'year'] as const
export type Grain = (typeof GRAINS)[number]

export type Partition =
  | {
      readonly kind: 'range'
      readonly column: string
      readonly type: LogicalType
      readonly grain: Grain
      /** Least and greatest value seen, canonical text. */
      readonly from: string
      readonly to: string
    }
  | { readonly kind: 'hash'; readonly column: string; readonly parts: number }
  | { readonly kind: 'list'; readonly column: string; readonly values: readonly string[] }

export interface OrderTerm {
  readonly column: string
  /** The day of a time instead of the time itself. */
  readonly day?: boolean
}

export const INDEX_METHODS = ['btree', 'brin', 'gin', 'gin-trigram', 'minmax', 'set', 'bloom_filter', 'text'] as const
export type IndexMethod = (typeof INDEX_METHODS)[number]

export interface IndexDesign {
  readonly name: string
  readonly method: IndexMethod
  readonly columns: readonly string[]
  readonly unique: boolean
  /** Rows that the index holds, for a partial one: those whose column is not this value. */
  readonly except: { readonly column: string; readonly value: string } | null
}

export type ChoiceKind = (typeof CHOICE_KINDS)[number]

export interface Choice {
  readonly kind: ChoiceKind
  readonly table: string
  readonly on: string
  readonly what: string
  readonly reason: string
  readonly evidence: string
}

export interface Refusal {
  readonly kind: ChoiceKind
  readonly table: string
  readonly what: string
  readonly reason: string
}
