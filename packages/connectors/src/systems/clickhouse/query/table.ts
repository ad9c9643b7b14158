import type { QueryableTable } from '@ai-etl/core/contracts/query'
import { clickhouseType } from '@ai-etl/core/targets/sql/clickhouse/types'
import type { NativeColumn, Relation } from '../catalog/columns.ts'
import { logicalType } from '../catalog/logical-type.ts'
import { bare } from '../catalog/native-type.ts'
import type { Settings } from '../connection/settings.ts'
import { qualified, quoteName } from '../names.ts'
import { placeOf } from './place.ts'

/** Digits that the logical type decimal has at most wherever it is computed with. */
const MOST_DIGITS = 38

/** Types whose values SQL has as they are read out; not `Float32`, whose shortest text is another double. */
const EXACT: ReadonlySet<string> = new Set(
  'Bool Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Float64 String UUID Date Date32 DateTime DateTime64'.split(
    ' ',
  ),
)

/**
 * The table for statements of the platform; undefined for views and engines that hold no rows of their own, and where the
 * address asks for other rows or types than the table's.
 */
export function queryableTable(
  { name, engine }: Relation,
  columns: readonly NativeColumn[],
  settings: Settings,
): QueryableTable | undefined {
  const { where, types, final } = settings.options
  if (!engine.endsWith('MergeTree') || where !== undefined || types === 'text' || final) return undefined
  const exact = new Map(columns.map((column) => [column.name, exactSql(column)]))
  const inexact = columns.filter((column) => exact.get(column.name) === null)
  return {
    place: placeOf(settings),
    inexact: new Map(inexact.map((column) => [column.name, column.type.text])),
    from(wanted) {
      const values = wanted.map((column) => `${exact.get(column) ?? quoteName(column)} AS ${quoteName(column)}`)
      return `(SELECT ${values.join(', ')} FROM ${qualified(settings.database, name)})`
    },
  }
}

/** The column in the type that the dialect computes its logical type in; null where the two do not hold the same. */
function exactSql({ name, type }: NativeColumn): string | null {
  const logical = logicalType(type)
  const core = bare(type)
  if (logical === undefined || type.name === 'SimpleAggregateFunction') return null
  const digits = logical.kind === 'decimal' ? logical.precision : 0
  if (digits > MOST_DIGITS || (logical.kind !== 'decimal' && !EXACT.has(core.name))) return null
  const wanted = clickhouseType(logical)
  return type.text === wanted ? quoteName(name) : `CAST(${quoteName(name)} AS ${wanted})`
}
