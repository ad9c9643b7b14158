import type { z } from 'zod'
import type { Address } from '../address/address.ts'
import type { LogicalType, TypeKind } from '../types/logical.ts'
import type { Context } from './context.ts'
import type { CompiledQuery, QueryPlace } from './query.ts'
import type { Decision, Source } from './source.ts'
import type { TargetState } from './state.ts'
import type { LaneTicket, LoadLane, LoadMode, Target } from './target.ts'

/**
 * How to talk to one kind of system or files. One folder each; lists are explicit (connectors/src/list.ts).
 * Every connector passes connectors/src/conformance.ts.
 */
export interface Connector {
  readonly name: string
  /** Schemes of addresses it answers: `postgresql`, `csv`; files without a scheme go by format. */
  readonly schemes: readonly string[]
  /** All options of an address's query string. Validation, help and forms come from it: every field has a description. */
  readonly options: z.ZodObject
  readonly capabilities: Capabilities
  /** Step by step: resolve, connect, authenticate, authorise, read. Never throws for what a step can say. */
  test(address: Address, context: Context): Promise<TestResult>
  discover(address: Address, context: Context): Promise<readonly DiscoveredDataset[]>
  /**
   * Opens a dataset for reading. `structure: 'whole'` reads nested input to its end so that every table and column
   * is known; `'sample'` looks at its beginning.
   */
  open(address: Address, context: Context, request: { structure: 'sample' | 'whole' }): Promise<Source>
  /** Where statements over an address are computed; nothing is connected to. Absent where none are. */
  queryPlace?(address: Address, context: Context): Promise<QueryPlace>
  /**
   * Opens the rows of a compiled statement for reading, in a transaction that can write nothing. Absent as `queryPlace`.
   * @throws PlatformError `sql.failed` where the database does not take the statement
   */
  openQuery?(address: Address, context: Context, query: CompiledQuery): Promise<Source>
  /** Absent when it cannot be written to. */
  openTarget?(address: Address, context: Context): Promise<Target>
  /** A second way into a load that has begun, for another thread; absent where there is only one. */
  openLane?(address: Address, context: Context, ticket: LaneTicket): Promise<LoadLane>
  /** The ledger of a target; absent where nothing is remembered. */
  openState?(address: Address, context: Context): Promise<TargetState>
  /** SQL systems: statements of the platform (never a user's expression with more rights than the address gives). */
  openSql?(address: Address, context: Context): Promise<SqlSession>
}

/** A plain SQL connection, for DDL that is checked or executed, experiments and tests. */
export interface SqlSession {
  /** Product and version: `PostgreSQL 18.4`. */
  readonly server: string
  /** Runs one statement. @throws PlatformError `sql.failed` with the server's message and place. */
  run(sql: string): Promise<void>
  /** Rows as the driver gives them; for results of a few thousand rows. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
}

export interface Capabilities {
  readonly read: boolean
  readonly write: readonly LoadMode[]
  /** Several tables in one load (nested input). */
  readonly children: boolean
  /** What happens to each logical type when written: kept as it is, mapped to a declared other type, or refused. */
  readonly types: Readonly<Record<TypeKind, TypeSupport>>
  /** Longest name of a table or column, in bytes; null when unlimited. */
  readonly nameBytes: number | null
  /** Most columns of a table; null when unlimited. */
  readonly columns: number | null
  /** Can hold the byte NUL in text. */
  readonly nul: boolean
  /** Tells an empty string from NULL. */
  readonly emptyString: boolean
}

export type TypeSupport =
  | {
      readonly support: 'native'
      /** Decimals of more digits than `precision` are mapped all the same. */
      readonly beyond?: { readonly precision: number; readonly to: LogicalType; readonly reason: string }
    }
  /** Written as another type; a reader gets that one back. `reason` is shown. */
  | { readonly support: 'mapped'; readonly to: LogicalType; readonly reason: string }
  | { readonly support: 'refused'; readonly reason: string }

export const TEST_STEPS = ['resolve', 'connect', 'authenticate', 'authorise', 'read'] as const
export type TestStepName = (typeof TEST_STEPS)[number]

export interface TestResult {
  readonly ok: boolean
  readonly steps: readonly TestStep[]
}

export interface TestStep {
  readonly step: TestStepName
  readonly ok: boolean
  readonly ms: number
  readonly message: string
  readonly fix: string | null
  /** Stable code of the failure. */
  readonly code?: string
}

export interface DiscoveredDataset {
  /** To be put behind `#`, or the path of a file. */
  readonly name: string
  readonly address: string
  readonly kind: 'table' | 'view' | 'file' | 'records' | 'topic'
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
  readonly rows: number | null
  readonly bytes: number | null
  readonly decisions: readonly Decision[]
}
