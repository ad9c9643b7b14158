import type { SourceColumn, SourceTable } from '@ai-etl/core/contracts/source'
import { quoteLiteral } from '@ai-etl/core/dialects/quote'
import { type LogicalType, scalar } from '@ai-etl/core/types/logical'
import { logicalType } from '../catalog/logical-type.ts'
import type { NativeType } from '../catalog/native-type.ts'
import type { NativeColumn } from '../catalog/read-types.ts'
import type { Relation } from '../catalog/relations.ts'
import { qualified, quoteName } from '../names.ts'
import type { PostgresqlOptions } from '../options.ts'

/** A table of a source and how its columns are read. */
export interface ReadableTable {
  readonly relation: Relation
  readonly table: SourceTable
  readonly columns: readonly ReadableColumn[]
}

export interface ReadableColumn {
  readonly name: string
  /** SQL whose text in COPY is canonical, or as the server writes it where the type is beyond the map. */
  readonly expression: string
  readonly native: NativeType
  readonly boolean: boolean
}

export function describeTable(
  relation: Relation,
  columns: readonly NativeColumn[],
  options: PostgresqlOptions,
): ReadableTable {
  const described = columns.map((column) => describeColumn(column, options.types === 'text'))
  return {
    relation,
    table: { name: relation.name, parent: null, columns: described.map((one) => one.source) },
    columns: described.map((one) => one.readable),
  }
}

function describeColumn(column: NativeColumn, asText: boolean): { source: SourceColumn; readable: ReadableColumn } {
  const { name, nullable, type: native } = column
  const type = asText ? scalar('string') : logicalType(native)
  const quoted = quoteName(name)
  const common = { name, path: name, nullable }
  if (type === undefined) {
    // A numeric without precision is a number all the same: its type is left to inference. Other types are text.
    const declared: { type?: LogicalType } = native.name === 'numeric' ? {} : { type: scalar('string') }
    const expression = native.name === 'numeric' ? quoted : `${quoted}::text`
    return {
      source: { ...common, ...declared, nativeType: native.text },
      readable: { name, expression, native, boolean: false },
    }
  }
  const expression = type.kind === 'list' ? `to_json(${quoted})::text` : quoted
  return { source: { ...common, type }, readable: { name, expression, native, boolean: type.kind === 'bool' } }
}

export interface RowSelection {
  /** Indexes of the columns wanted. */
  readonly columns: readonly number[]
  readonly since?: { readonly column: string; readonly value: string }
  readonly where?: string
  /** A condition of the platform, in SQL. */
  readonly wanted?: string
  readonly limit?: number
  /** Blocks of the table, the last one excluded; null: to the end. */
  readonly blocks?: { readonly from: number; readonly to: number | null }
}

/** COPY of a table's rows. Views and foreign tables are read as tables are. */
export function copyStatement(table: ReadableTable, selection: RowSelection): string {
  const expressions = selection.columns.map((index) => table.columns[index].expression)
  const conditions = [
    ...(selection.where === undefined ? [] : [`(${selection.where}\n)`]),
    ...(selection.since
      ? [`${quoteName(selection.since.column)} >= ${quoteLiteral('postgresql', selection.since.value)}`]
      : []),
    ...(selection.wanted === undefined ? [] : [selection.wanted]),
    ...(selection.blocks ? blockConditions(selection.blocks) : []),
  ]
  const from = qualified(table.relation.schema, table.relation.name)
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
  const limit = selection.limit === undefined ? '' : ` LIMIT ${selection.limit}`
  return `COPY (SELECT ${expressions.join(', ')} FROM ${from}${where}${limit}) TO STDOUT`
}

function blockConditions({ from, to }: { from: number; to: number | null }): string[] {
  return [`ctid >= '(${from},0)'::tid`, ...(to === null ? [] : [`ctid < '(${to},0)'::tid`])]
}
