import type { LogicalType } from '../types/logical.ts'

/** Databases that compute statements of the platform. */
export const QUERY_DIALECTS = ['postgresql', 'clickhouse'] as const
export type QueryDialect = (typeof QUERY_DIALECTS)[number]

/** Where a statement is computed: what one login reaches in one statement. */
export interface QueryPlace {
  readonly dialect: QueryDialect
  /** Equal where one statement can read and write together: server, login and, where they part, database. No secrets. */
  readonly id: string
  /** For people: `postgresql:///city`. */
  readonly name: string
}

/** A table that statements of the platform can read where it lies. */
export interface QueryableTable {
  readonly place: QueryPlace
  /** Columns whose values SQL does not have exactly as they are read out, by name: their native types. */
  readonly inexact: ReadonlyMap<string, string>
  /**
   * What stands behind FROM to read these columns under their names, each in the type that the dialect has for its
   * logical one. A value that no logical type holds makes the statement fail.
   */
  from(columns: readonly string[]): string
}

/** A SELECT that the platform has compiled from a plan: it reads tables of one place and calls no functions but ours. */
export interface CompiledQuery {
  /** Of the table that its rows are: the step's name. */
  readonly name: string
  /** Without a semicolon and without settings. */
  readonly sql: string
  /** Settings that it relies on: `join_use_nulls = 1`. */
  readonly settings: readonly string[]
  /** In the order of the SELECT, each in the type that the dialect has for it. */
  readonly columns: readonly QueryColumn[]
  /** Rows that are expected; null when unknown. */
  readonly rows: number | null
}

export interface QueryColumn {
  readonly name: string
  /** Its name in the SELECT: cut where the dialect's names are shorter. */
  readonly column: string
  readonly type: LogicalType
  readonly nullable: boolean
}

/** A SELECT of one number about rows that stand in staging. */
export interface StagedCount {
  readonly sql: string
  readonly settings: readonly string[]
  /** The text in it that stands for the table of staging. */
  readonly table: string
}

/** What a target computed into its staging. */
export interface ComputedRows {
  readonly rows: number
  /** Of the counts that were asked for, in their order. */
  readonly counts: readonly number[]
}
