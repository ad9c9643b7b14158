import type { QueryableTable } from '@ai-etl/core/contracts/query'
import { logicalType } from '../catalog/logical-type.ts'
import type { NativeColumn } from '../catalog/read-types.ts'
import type { Relation } from '../catalog/relations.ts'
import type { Settings } from '../connection/settings.ts'
import { qualified, quoteName } from '../names.ts'
import { placeOf } from './place.ts'

/** Digits that the logical type decimal has at most wherever it is computed with. */
const MOST_DIGITS = 38

/**
 * The table for statements of the platform; undefined for views, whose cost nothing tells, for foreign tables, which lie
 * elsewhere, and where the address asks for other rows or types than the table's.
 */
export function queryableTable(
  { kind, schema, name }: Relation,
  columns: readonly NativeColumn[],
  settings: Settings,
): QueryableTable | undefined {
  const { where, types } = settings.options
  if (!['r', 'p', 'm'].includes(kind) || where !== undefined || types === 'text') return undefined
  const exact = new Map(columns.map((column) => [column.name, exactSql(column)]))
  const inexact = columns.filter((column) => exact.get(column.name) === null)
  return {
    place: placeOf(settings),
    inexact: new Map(inexact.map((column) => [column.name, column.type.text])),
    from(wanted) {
      const table = qualified(schema, name)
      const values = wanted.map((column) => exact.get(column) ?? quoteName(column))
      if (values.every((value, i) => value === quoteName(wanted[i]))) return table
      return `(SELECT ${values.map((value, i) => `${value} AS ${quoteName(wanted[i])}`).join(', ')} FROM ${table})`
    },
  }
}

/**
 * The column as it is read out, in the type that the dialect has for its logical one; null where SQL has other values or
 * compares them otherwise (`real`, `char(n)`, collations that take two texts for one). What no logical type holds, an
 * infinite date or a number that is none, makes the statement fail: the text that is cast there depends on the row, so that
 * it is not computed beforehand.
 */
function exactSql({ name, type, looselyCompared }: NativeColumn): string | null {
  const column = quoteName(name)
  if (type.labels || type.element || looselyCompared) return null
  const unless = (strange: string, as: string) =>
    `CASE WHEN ${strange} THEN CAST(${column}::text || ' has no place here' AS ${as}) ELSE ${column} END`
  switch (type.name) {
    case 'bool':
    case 'int2':
    case 'int4':
    case 'int8':
    case 'float8':
    case 'text':
    case 'uuid':
      return column
    case 'varchar':
      return `${column}::text`
    case 'numeric': {
      const logical = logicalType(type)
      return logical?.kind === 'decimal' && logical.precision <= MOST_DIGITS
        ? unless(`${column} = 'NaN'`, 'numeric')
        : null
    }
    case 'date':
      return unless(`${column} NOT BETWEEN '0001-01-01' AND '9999-12-31'`, 'date')
    case 'timestamp':
      return unless(`${column} NOT BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999999'`, 'timestamp')
    case 'timestamptz':
      return unless(`${column} NOT BETWEEN '0001-01-01+00' AND '9999-12-31 23:59:59.999999+00'`, 'timestamptz')
    default:
      return null
  }
}
