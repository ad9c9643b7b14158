import type { Dialect } from '@ai-etl/core/documents/ddl'

/** How the suite reaches what a connector reads and writes. One of four kinds. */
export type Subject = SystemSubject | FileSubject | NestedFileSubject | DocumentSubject

/** A system whose tables are made by DDL. */
export interface SystemSubject {
  readonly dialect: Dialect
  /** Address of a database, without `#`; the embedded server makes it when it is missing. */
  readonly database: string
  readonly existing?: ExistingTables
}

/** Tables made by others, with columns that a design would not choose. */
export interface ExistingTables {
  /** Statement for a table with the columns `id` (32 bits) and `v` of a native type that takes NULL. */
  readonly create: (table: string, native: string) => string
  readonly natives: readonly string[]
}

/** A format of files that is written as well. */
export interface FileSubject {
  /** Without a dot. */
  readonly extension: string
  /** Options that reading takes: what is detected is not the matter here. */
  readonly reading?: Readonly<Record<string, string>>
  /** How reading changes names of columns, where the format's page says that it does; absent: not at all. */
  readonly named?: (name: string) => string
}

/** A format that makes tables of nested values: these are compared as the file spells them. */
export interface NestedFileSubject extends FileSubject {
  /** Rows of a written file, values as its text has them; null where there is none. */
  readonly spelled: (file: string) => readonly (readonly (string | null)[])[]
}

/** A format that is read only: documents are made by the test. */
export interface DocumentSubject extends FileSubject {
  /** A document of these records; a NULL is a field that is absent. */
  readonly document: (columns: readonly string[], rows: readonly (readonly (string | null)[])[]) => string
  /** False for values and names that no document can hold. */
  readonly holds: { readonly value: (text: string) => boolean; readonly name: (text: string) => boolean }
}
