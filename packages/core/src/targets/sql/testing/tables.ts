import { quoteIdentifier } from '../../../dialects/quote.ts'
import type { LogicalType } from '../../../types/logical.ts'
import type { SqlDialect } from '../dialect.ts'
import { atom, castAs } from '../fragment.ts'
import { constant } from './plans.ts'

/** Rows as a table of SQL: one SELECT a row, each value with its type. Values by their canonical texts. */
export function tableOf(
  dialect: SqlDialect,
  columns: readonly { readonly name: string; readonly type: LogicalType }[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const selects = rows.map((row) => {
    const values = row.map((text, i) => {
      const { name, type } = columns[i]
      return `${valueOf(dialect, text, type)} AS ${quoteIdentifier(dialect.name, name)}`
    })
    return `SELECT ${values.join(', ')}`
  })
  return `(${selects.join(' UNION ALL ')})`
}

/**
 * Rows whose values a dialect can hold at all: ClickHouse has days from 1900 to 2299, and an empty list for no list;
 * doubles of MySQL are finite, and what clocks show in the first days of the year 1 may lie before its calendar.
 */
export function heldBy(
  dialect: Pick<SqlDialect, 'name'>,
  columns: readonly { readonly type: LogicalType }[],
  rows: readonly (readonly (string | null)[])[],
): readonly (readonly (string | null)[])[] {
  const moment = (i: number) => /^(?:date|timestamp|timestamptz)$/.test(columns[i].type.kind)
  if (dialect.name === 'mysql')
    return rows
      .filter((row) => row.every((text, i) => text === null || !moment(i) || !text.startsWith('0001-')))
      .map((row) => row.map((text, i) => (isInfinite(text, columns[i].type) ? null : text)))
  if (dialect.name !== 'clickhouse') return rows
  return rows
    .filter((row) => row.every((text, i) => text === null || !moment(i) || !/^(?:9999|0001)-/.test(text)))
    .map((row) => row.map((text, i) => (text === null && columns[i].type.kind === 'list' ? '[]' : text)))
}

function isInfinite(text: string | null, { kind }: LogicalType): boolean {
  return kind === 'float64' && text !== null && !Number.isFinite(Number(text))
}

function valueOf(dialect: SqlDialect, text: string | null, type: LogicalType): string {
  const given = constant(text, type)
  const value = given.kind === 'constant' ? given.value : null
  const literal = value === null ? atom('NULL') : dialect.literal(value, type)
  return castAs(literal, dialect.typeName(type)).text
}
