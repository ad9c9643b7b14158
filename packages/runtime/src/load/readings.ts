import type { FieldProfile } from '@ai-etl/core/documents/profile'
import type { LogicalType } from '@ai-etl/core/types/logical'
import type { Form } from '@ai-etl/core/values/form'
import type { OnError } from './request.ts'

/** How the values of one source column are read, and what becomes of one that cannot be. */
export interface Reading {
  readonly type: LogicalType
  readonly form: Form
  readonly nullable: boolean
  /**
   * `declared` by the source system: values are canonical already. `cast` by a step. `target`: an existing column's
   * type. `proven` over all values, `sampled` from some: a value that does not fit a sampled type contradicts it.
   */
  readonly origin: 'declared' | 'cast' | 'target' | 'proven' | 'sampled'
  readonly onError: OnError
  /** Least and greatest value seen, canonical text: systems hold moments and numbers of limited range. */
  readonly range?: { readonly min: string; readonly max: string }
  /** Declared and cast: all its values were looked at, so that no other lies beyond `range`. */
  readonly ranged?: true
  /** Of text only: how many kinds of values there are, where they are few. */
  readonly distinct?: FieldProfile['distinct']
  /** Of casts only: the type that the source declares, from which values are cast. */
  readonly from?: LogicalType
  /** Of text only: how its values read where an existing column takes numbers, moments or truth values. */
  readonly otherForms?: Readonly<Record<'number' | 'moment' | 'bool', Form>>
}

/** Thrown when a value does not fit a type that was only sampled, or a column made for it: the load begins again with proven types. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction'
  readonly table: number
  /** -1 where only the row is known. */
  readonly column: number
  readonly line: number

  constructor(table: number, column: number, line: number) {
    super(`column ${column} of table ${table}, line ${line}`)
    this.table = table
    this.column = column
    this.line = line
  }
}
