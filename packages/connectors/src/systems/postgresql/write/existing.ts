import type { ExistingTable } from '@ai-etl/core/contracts/target'
import { logicalType } from '../catalog/logical-type.ts'
import { type NativeColumn, readColumns } from '../catalog/read-types.ts'
import { findRelation, type Relation } from '../catalog/relations.ts'
import type { Database } from './database.ts'

/** A table of the target as it stands. */
export interface FoundTable extends Relation {
  readonly columns: readonly NativeColumn[]
}

export async function findTable(database: Database, schema: string, name: string): Promise<FoundTable | null> {
  const relation = await findRelation(database.client, schema, name)
  return relation && { ...relation, columns: await readColumns(database.client, relation.oid) }
}

/** For schema drift: what stands at the target, with the types that rows of it have. */
export async function describeTable(database: Database, found: FoundTable): Promise<ExistingTable> {
  return {
    name: found.name,
    columns: found.columns
      .filter((column) => !PLATFORM_COLUMNS.some((name) => name === column.name))
      .map((column) => ({
        name: column.name,
        type: logicalType(column.type),
        nativeType: column.type.text,
        nullable: column.nullable,
      })),
    key: await readKey(database, found.oid),
    rowsEstimate: found.rows ?? 0,
  }
}

/** Columns that the modes scd2 and `missing: mark` keep; a plan never has them. */
export const VALID_FROM = '_valid_from'
export const VALID_TO = '_valid_to'
export const CURRENT = '_current'
export const DELETED_AT = '_deleted_at'
export const PLATFORM_COLUMNS = [VALID_FROM, VALID_TO, CURRENT, DELETED_AT] as const

/** Columns of the primary key, else of the first unique index without condition or expression; versions aside. */
async function readKey(database: Database, relation: number): Promise<readonly string[]> {
  const [row] = await database.rows<{ columns: string[] }>(
    `SELECT array_agg(a.attname::text ORDER BY k.place) AS columns
     FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place), pg_attribute a
     WHERE i.indrelid = $1 AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND k.place <= i.indnkeyatts
       AND a.attrelid = i.indrelid AND a.attnum = k.number
     GROUP BY i.indexrelid, i.indisprimary ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1`,
    [relation],
  )
  return (row?.columns ?? []).filter((name) => name !== VALID_FROM)
}
