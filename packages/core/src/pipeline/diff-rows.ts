import { diffLines } from './diff.ts'

/** Rows as a preview gives them: canonical texts, null is NULL. */
export interface ShownRows {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** What differs between the rows of two versions. */
export interface RowsDifference {
  /** All columns, in the later order, those that went behind them; a type is null where the column is not there. */
  readonly columns: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[]
  /** Values stand in the order of `columns`; a missing column's is null. */
  readonly rows: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly values: readonly (string | null)[] }[]
}

/**
 * Compares rows as a reader would: those with the same values in all columns are the same row.
 * @param limit rows that were asked for: where either side has as many, it goes on unseen, and rows behind the last
 * one that both show say nothing
 */
export function diffRows(before: ShownRows, after: ShownRows, limit = Number.POSITIVE_INFINITY): RowsDifference {
  const names = new Set([...after.columns, ...before.columns].map(({ name }) => name))
  const typeIn = ({ columns }: ShownRows, name: string) => columns.find((column) => column.name === name)?.type ?? null
  const columns = [...names].map((name) => ({ name, before: typeIn(before, name), after: typeIn(after, name) }))
  const lines = diffLines(textOf(before, names), textOf(after, names))
  const last = lines.findLastIndex(({ kind }) => kind === 'same')
  const isCut = before.rows.length >= limit || after.rows.length >= limit
  const told = isCut && last !== -1 ? lines.slice(0, last + 1) : lines
  // Written by textOf, one row a line.
  return { columns, rows: told.map(({ kind, text }) => ({ kind, values: JSON.parse(text) as (string | null)[] })) }
}

function textOf({ columns, rows }: ShownRows, names: ReadonlySet<string>): string {
  const places = [...names].map((name) => columns.findIndex((column) => column.name === name))
  return rows.map((row) => `${JSON.stringify(places.map((at) => (at === -1 ? null : row[at])))}\n`).join('')
}
