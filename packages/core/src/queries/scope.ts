import type { ColumnRef, Node } from 'libpg-query'

/** Columns of the tables that a profile knows, by table, both in lower case. */
export type KnownColumns = ReadonlyMap<string, ReadonlySet<string>>

export interface Column {
  /** Name of the table; empty when it cannot be told. */
  readonly table: string
  readonly column: string
}

/** The tables that names may refer to at one place of a query: its FROM, and those around it. */
export class Scope {
  /** Alias or name → table; null for what is no table: subqueries, functions, common table expressions. */
  readonly #names = new Map<string, string | null>()
  readonly #outer: Scope | null
  readonly #known: KnownColumns

  constructor(known: KnownColumns, outer: Scope | null) {
    this.#known = known
    this.#outer = outer
  }

  add(name: string, table: string | null): void {
    this.#names.set(name.toLowerCase(), table)
  }

  /** The column that a reference means; null for `*`. An unqualified name goes by the only table, or the profile. */
  resolve(reference: ColumnRef): Column | null {
    const names = (reference.fields ?? []).map((field) => ('String' in field ? (field.String.sval ?? '') : '*'))
    const column = names.at(-1) ?? '*'
    if (column === '*') return null
    const qualifier = names.at(-2)
    return { table: qualifier === undefined ? this.#tableWith(column) : this.#tableNamed(qualifier), column }
  }

  #tableNamed(name: string): string {
    const found = this.#names.get(name.toLowerCase())
    return found === undefined ? (this.#outer === null ? '' : this.#outer.#tableNamed(name)) : (found ?? '')
  }

  /** By the profile, here or further out; else by the only table there is. */
  #tableWith(column: string): string {
    const known = this.#tableKnownWith(column.toLowerCase())
    if (known !== null) return known
    const tables = [...this.#names.values()]
    if (tables.length === 1) return tables[0] ?? ''
    return tables.length === 0 && this.#outer !== null ? this.#outer.#tableWith(column) : ''
  }

  #tableKnownWith(column: string): string | null {
    const holding = this.#tables().filter((table) => this.#known.get(table.toLowerCase())?.has(column))
    if (holding.length === 1) return holding[0]
    return this.#outer === null ? null : this.#outer.#tableKnownWith(column)
  }

  #tables(): string[] {
    return [...this.#names.values()].filter((table) => table !== null)
  }
}

/** The column inside an expression of one column, with whether something is done to it; null for anything else. */
export function columnIn(node: Node | undefined): { reference: ColumnRef; wrapped: string | null } | null {
  if (node === undefined) return null
  if ('ColumnRef' in node) return { reference: node.ColumnRef, wrapped: null }
  if ('TypeCast' in node) {
    const inner = columnIn(node.TypeCast.arg)
    return inner && { reference: inner.reference, wrapped: inner.wrapped ?? 'cast' }
  }
  if ('FuncCall' in node) {
    const inner = (node.FuncCall.args ?? []).map(columnIn).filter((found) => found !== null)
    const name = (node.FuncCall.funcname ?? [])
      .flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : []))
      .at(-1)
    return inner.length === 1 ? { reference: inner[0].reference, wrapped: (name ?? '').toLowerCase() } : null
  }
  return null
}
