import type { DialectSpec } from '../dialects/dialect.ts'
import type { Language } from '../messages/language.ts'
import type { Choice, ChoiceKind, DesignOptions, InputColumn, InputTable, Refusal } from './model.ts'
import type { Role } from './roles.ts'
import type { TableUse } from './use.ts'
import type { Volume } from './volume.ts'

/** One table while it is being designed: what every rule may look at. */
export interface TableScope {
  readonly spec: DialectSpec
  readonly lang: Language
  readonly options: DesignOptions
  readonly input: InputTable
  readonly name: string
  readonly columns: readonly ScopedColumn[]
  readonly volume: Volume
  /** Source names of the tables that refer to this one. */
  readonly children: readonly string[]
  /** What the given queries do with the table; null when no queries were given. */
  readonly use: TableUse | null
  readonly notes: Notes
}

export interface ScopedColumn {
  readonly input: InputColumn
  /** Target name. */
  readonly name: string
  readonly nullable: boolean
  readonly role: Role
  /** Upper bound of distinct values; null when not measured. */
  readonly distinct: number | null
}

/** Choices and refusals as they are made, in order. */
export class Notes {
  readonly choices: Choice[] = []
  readonly refused: Refusal[] = []
  readonly #table: string

  constructor(table: string) {
    this.#table = table
  }

  choose(kind: ChoiceKind, on: string, what: string, reason: string, evidence: string): void {
    this.choices.push({ kind, table: this.#table, on, what, reason, evidence })
  }

  refuse(kind: ChoiceKind, what: string, reason: string): void {
    this.refused.push({ kind, table: this.#table, what, reason })
  }
}

/** The column of a source name; undefined when there is none. */
export function columnOf(scope: TableScope, source: string): ScopedColumn | undefined {
  return scope.columns.find((column) => column.input.name === source)
}

/** Facts in one line, names as in the profile: `order_status.distinct = 4 (exact); rows = 478615`. */
export function evidence(facts: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name} = ${value}`)
    .join('; ')
}

/** Evidence of a column's distinct count. */
export function distinctEvidence(column: ScopedColumn, scope: TableScope): string {
  const { distinct } = column.input.facts ?? {}
  if (!distinct) return ''
  const how = distinct.exact ? 'exact' : 'approximate'
  return `${column.input.name}.distinct = ${distinct.value} (${how}); rows = ${scope.input.rows ?? '?'}`
}
