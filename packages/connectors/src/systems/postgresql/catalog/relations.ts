import { PlatformError } from '@ai-etl/core/errors/error'
import { nearestName } from '@ai-etl/core/errors/nearest'
import type pg from 'pg'
import { displayName } from '../names.ts'

/** A table or what can be read like one. */
export interface Relation {
  readonly oid: number
  readonly schema: string
  readonly name: string
  /** pg_class.relkind: r table, p partitioned table, v view, m materialised view, f foreign table. */
  readonly kind: 'r' | 'p' | 'v' | 'm' | 'f'
  /** Planner's estimate; null when the table was never analysed, or for views. */
  readonly rows: number | null
  readonly bytes: number | null
  /** True for a partition of a partitioned table: its rows are its parent's too. */
  readonly partition: boolean
  readonly comment: string | null
}

/** All readable relations of a schema, or of every schema but the system's and the platform's own. */
export async function listRelations(client: pg.Client, schema: string | null): Promise<readonly Relation[]> {
  const { rows } = await client.query<Relation>(
    `${RELATIONS} AND ${VISIBLE} AND ($1::text IS NULL OR n.nspname = $1) ${ORDER}`,
    [schema],
  )
  return rows
}

/** One relation by its name; null when there is none. */
export async function findRelation(client: pg.Client, schema: string, name: string): Promise<Relation | null> {
  const { rows } = await client.query<Relation>(`${RELATIONS} AND n.nspname = $1 AND c.relname = $2 ${ORDER}`, [
    schema,
    name,
  ])
  return rows[0] ?? null
}

/** @throws PlatformError `connection.table-missing`, with the nearest name */
export async function requireRelation(
  client: pg.Client,
  server: string,
  schema: string,
  name: string,
): Promise<Relation> {
  const found = await findRelation(client, schema, name)
  if (found) return found
  const names = (await listRelations(client, null)).map((one) => displayName(one.schema, one.name))
  const table = displayName(schema, name)
  throw new PlatformError('connection.table-missing', { server, table, nearest: nearestName(table, names) ?? '' })
}

/** Partitioned tables count their partitions' rows and bytes. */
const RELATIONS = `
SELECT c.oid::int8::float8 AS oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relispartition AS partition,
  CASE WHEN c.relkind = 'p' THEN (SELECT sum(greatest(l.reltuples, 0))::float8 FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf)
       WHEN c.relkind = 'v' OR c.reltuples < 0 THEN NULL ELSE c.reltuples::float8 END AS rows,
  CASE WHEN c.relkind = 'p' THEN (SELECT sum(pg_relation_size(t.relid))::float8 FROM pg_partition_tree(c.oid) t WHERE t.isleaf)
       WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid)::float8 END AS bytes,
  obj_description(c.oid, 'pg_class') AS comment
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')`
const VISIBLE = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND n.nspname NOT IN ('ai_etl', 'ai_etl_meta')`
const ORDER = 'ORDER BY n.nspname, c.relname'
