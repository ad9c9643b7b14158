import type { DesignedColumn, DesignedTable, IndexDesign, Partition } from '../ddl/model.ts'
import type { Dialect } from '../documents/ddl.ts'
import type { Language } from '../messages/language.ts'
import type { LogicalType, TypeKind } from '../types/logical.ts'

/**
 * What one dialect of SQL does in its own way, as data. Everything that dialects share lives in core/src/ddl;
 * a dialect's file states only its differences.
 */
export interface DialectSpec {
  readonly dialect: Dialect
  /** Name of the product for readers. */
  readonly title: string
  readonly names: NameRules
  /** Partitions that a user defines; null where there are none, with what takes their place. */
  readonly partitioning: Partitioning | { readonly instead: string }
  /** Order of rows: a mandatory sorting key, an optional sort key or clustering, or none that a user gives. */
  readonly ordering: 'sorting-key' | 'sort-key' | 'cluster' | 'none'
  /** Secondary indexes: B-trees and their kin, ClickHouse's skipping ones, search options, or none. */
  readonly indexing: 'btree' | 'skipping' | 'search' | 'none'
  /** Longest key of an index, bytes; null where it does not matter. */
  readonly indexKeyBytes: number | null
  readonly engine: string | null
  /** Native type of each kind of logical type. */
  readonly types: Readonly<Record<TypeKind, TypeRule>>
  /** `NOT NULL` behind the type, or a type that says itself that it takes nulls. */
  readonly nullability: 'not-null' | 'nullable-type'
  /** Where primary, unique and foreign keys stand: inside CREATE TABLE, in ALTER TABLE after the load, or nowhere. */
  readonly keys: 'inline' | 'after' | 'none'
  /** Words behind a key that the system only notes: `NOT ENFORCED`; empty where keys are enforced. */
  readonly keySuffix: string
  /** Comment inside the definition of a column, given the literal; null where it is a statement of its own. */
  readonly columnComment: ((literal: string) => string) | null
  /** What of a text a comment can hold; absent where it holds any. */
  readonly writableComment?: (text: string) => string
  /** Lines behind the closing bracket of CREATE TABLE: engine, partition, order, comment. */
  readonly tail: (table: DesignedTable) => readonly string[]
  /** Statements right behind CREATE TABLE: partitions, comments. */
  readonly attachments: (table: DesignedTable) => readonly string[]
  /** The index as its own statement, run after the load; null when the dialect defines it inside the table. */
  readonly indexStatement: (table: DesignedTable, index: IndexDesign) => string | null
  /** The index inside the table's definition; null when it is a statement. */
  readonly indexClause: (index: IndexDesign) => string | null
  /** Changes of an existing table, for the dialects whose tables a load changes. */
  readonly alter: AlterSyntax | null
}

export interface Partitioning {
  readonly kinds: readonly Partition['kind'][]
  /** Expected bytes from which a table is partitioned for its size. */
  readonly fromBytes: number
  /** Most partitions of a table. */
  readonly most: number
  /** Most partitions that the values of one load may touch; null: as many as there are. */
  readonly mostPerLoad: number | null
  /** Unique keys must contain the partition column. */
  readonly keysContainColumn: boolean
  /** Foreign keys to or from partitioned tables need that column too, or are forbidden. */
  readonly foreignKeys: boolean
}

export interface NameRules {
  /** escaped: bytes of the name as a file's, where all but ASCII letters, digits and `_` take three a byte. */
  readonly unit: 'bytes' | 'characters' | 'escaped'
  readonly longestTable: number
  readonly longestColumn: number
  /** Characters that even a quoted name may not hold; replaced by `_`. Global. */
  readonly forbidden: RegExp | null
  /** False where two columns whose names differ in letter case only are one. */
  readonly caseSensitive: boolean
  /** Names that need no quotes unless reserved. */
  readonly plain: RegExp
  /** Reserved words, upper case. */
  readonly reserved: ReadonlySet<string>
}

/** A native type by name, or a rule that looks at the type and at what was measured. */
export type TypeRule = string | ((type: LogicalType, facts: TypeFacts) => NativeType)

export interface NativeType {
  readonly sql: string
  /** The logical type that values travel as, where it is not the given one: a decimal beyond the limit goes as text. */
  readonly carried?: LogicalType
  /** Why this type; absent when it simply follows the map. */
  readonly reason?: Localised
}

export type Localised = (lang: Language) => string

/** What a type rule may ask about the values of a column; absent facts were not measured. */
export interface TypeFacts {
  readonly rows: number | null
  readonly nullable: boolean
  /** Part of a key or an index, which limits long text in some dialects. */
  readonly keyed: boolean
  readonly maxLength: number | null
  readonly maxBytes: number | null
  readonly min: string | null
  readonly max: string | null
  /** Upper bound of the number of distinct values. */
  readonly distinct: number | null
  /** Native type of an element of a list or a struct. */
  readonly native: (type: LogicalType) => NativeType
}

export interface AlterSyntax {
  readonly addColumn: (table: string, column: DesignedColumn) => string
  readonly changeType: (table: string, column: DesignedColumn) => string
  readonly dropNotNull: (table: string, column: DesignedColumn) => string
}
