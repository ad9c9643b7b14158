import type { ExistingTable } from '@ai-etl/core/contracts/target'
import { listRelations, type NativeColumn, type Relation, readColumns } from '../catalog/columns.ts'
import { logicalType, nullable } from '../catalog/logical-type.ts'
import type { Database } from '../connection/database.ts'
import { PLATFORM_COLUMNS } from './platform.ts'

/** A table of the target as it stands. */
export interface FoundTable extends Relation {
  readonly columns: readonly NativeColumn[]
}

export async function findTables(
  database: Database,
  name: string,
  tables: readonly string[],
): Promise<ReadonlyMap<string, FoundTable>> {
  if (tables.length === 0) return new Map()
  const [relations, columns] = await Promise.all([
    listRelations(database, name, tables),
    readColumns(database, name, tables),
  ])
  return new Map(
    relations.map((relation) => [relation.name, { ...relation, columns: columns.get(relation.name) ?? [] }]),
  )
}

/** For schema drift: what stands at the target, with the types that rows of it have. */
export function describeTable(found: FoundTable): ExistingTable {
  return {
    name: found.name,
    columns: found.columns.filter(isWritable).map((column) => ({
      name: column.name,
      type: logicalType(column.type),
      nativeType: column.type.text,
      nullable: nullable(column.type),
      hasDefault: column.kind === 'DEFAULT',
    })),
    key: keyOf(found),
    rowsEstimate: found.rows ?? 0,
  }
}

const isWritable = (column: NativeColumn) =>
  (column.kind === '' || column.kind === 'DEFAULT') && !PLATFORM_COLUMNS.includes(column.name)

/** ClickHouse has no unique keys; a ReplacingMergeTree tells rows apart by its sorting key. */
function keyOf(found: FoundTable): readonly string[] {
  if (!/Replacing/.test(found.engine)) return []
  const names = found.sortingKey.split(',').map((part) => part.trim().replace(/^`(.*)`$/, '$1'))
  const known = new Set(found.columns.map((column) => column.name))
  return names.every((name) => known.has(name)) ? names.filter((name) => !PLATFORM_COLUMNS.includes(name)) : []
}
