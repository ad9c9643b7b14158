import { PlatformError } from '@ai-etl/core/errors/error'
import { nearestName } from '@ai-etl/core/errors/nearest'
import type { Database } from '../connection/database.ts'
import { quoteText } from '../names.ts'
import { type NativeType, parseNativeType } from './native-type.ts'

export interface NativeColumn {
  readonly name: string
  readonly type: NativeType
  /** MATERIALIZED and ALIAS columns take no values. */
  readonly kind: '' | 'DEFAULT' | 'MATERIALIZED' | 'ALIAS' | 'EPHEMERAL'
}

/** A table or view of a server as its catalogue describes it. */
export interface Relation {
  readonly name: string
  readonly uuid: string
  readonly engine: string
  /** The engine with its arguments, keys and settings, as CREATE TABLE writes them. */
  readonly engineFull: string
  readonly sortingKey: string
  /** Null where the engine does not count. */
  readonly rows: number | null
  readonly bytes: number | null
}

interface RelationRow {
  name: string
  uuid: string
  engine: string
  engine_full: string
  sorting_key: string
  total_rows: string | null
  total_bytes: string | null
}

/** @param names the tables wanted; null: all of the database, the inner tables of materialized views aside */
export async function listRelations(
  database: Database,
  name: string,
  names: readonly string[] | null,
): Promise<Relation[]> {
  const which = names === null ? '' : ` AND name IN (${names.map(quoteText).join(', ') || 'NULL'})`
  const rows = await database.rows<RelationRow>(
    `SELECT name, toString(uuid) AS uuid, engine, engine_full, sorting_key, total_rows, total_bytes
     FROM system.tables WHERE database = ${quoteText(name)}${which} AND NOT is_temporary AND NOT startsWith(name, '.inner')
     ORDER BY name`,
  )
  const count = (text: string | null) => (text === null ? null : Number(text))
  return rows.map((row) => ({
    name: row.name,
    uuid: row.uuid,
    engine: row.engine,
    engineFull: row.engine_full,
    sortingKey: row.sorting_key,
    rows: count(row.total_rows),
    bytes: count(row.total_bytes),
  }))
}

/** Columns in their order, by table. */
export async function readColumns(
  database: Database,
  name: string,
  tables: readonly string[],
): Promise<ReadonlyMap<string, NativeColumn[]>> {
  const found = new Map<string, NativeColumn[]>(tables.map((table) => [table, []]))
  if (tables.length === 0) return found
  const rows = await database.rows<{ table: string; name: string; type: string; default_kind: NativeColumn['kind'] }>(
    `SELECT table, name, type, default_kind FROM system.columns
     WHERE database = ${quoteText(name)} AND table IN (${tables.map(quoteText).join(', ')}) ORDER BY table, position`,
  )
  for (const row of rows) {
    found.get(row.table)?.push({ name: row.name, type: parseNativeType(row.type), kind: row.default_kind })
  }
  return found
}

/** @throws PlatformError `connection.table-missing`, with the nearest name */
export async function requireRelation(database: Database, name: string, table: string): Promise<Relation> {
  const [relation] = await listRelations(database, name, [table])
  if (relation) return relation
  const others = await listRelations(database, name, null)
  const names = others.map((each) => each.name)
  const nearest = nearestName(table, names) ?? ''
  throw new PlatformError('connection.table-missing', { server: database.settings.server, table, nearest })
}
