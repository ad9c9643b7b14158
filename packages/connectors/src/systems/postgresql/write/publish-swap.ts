import { qualified, quoteName } from '../names.ts'
import { type LayoutOptions, moveTable, runStatements, type TableLoad } from './layout.ts'

interface Definition {
  /** Name of the table's index, or null for a constraint. */
  readonly statement: string
}

/**
 * Puts new tables into the places of old ones: their indexes and keys are built first, while readers still use the old
 * tables; only dropping and moving, which take no time, shut them out.
 */
export async function swapTables(options: LayoutOptions, tables: readonly TableLoad[]): Promise<void> {
  const { database } = options
  const swapped = tables.filter((table) => table.way === 'swapped')
  const foreignKeys: string[] = []
  for (const table of swapped) {
    foreignKeys.push(...(await definitions(options, table, FOREIGN_KEYS)))
    await runStatements(options, table.made?.schema ?? table.schema, await definitions(options, table, OWN))
  }
  for (const table of swapped.toReversed()) await database.run(`DROP TABLE ${qualified(table.schema, table.name)}`)
  for (const table of swapped) if (table.made) await moveTable(database, table.made, table.schema)
  await runStatements(options, options.schema, foreignKeys)
}

/** Statements that make again what LIKE does not bring along, naming tables without a schema. */
async function definitions({ database, schema }: LayoutOptions, table: TableLoad, query: string): Promise<string[]> {
  await database.run(`SET LOCAL search_path = ${quoteName(schema)}`)
  const rows = await database.rows<Definition>(query, [table.existing?.oid ?? 0, quoteName(table.name)])
  await database.run('SET LOCAL search_path = DEFAULT')
  return rows.map((row) => row.statement)
}

/** Primary and unique keys, exclusions, then plain indexes; the comment of the table. */
const OWN = `
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', $2::text, conname, pg_get_constraintdef(oid, true)) AS statement
FROM pg_constraint WHERE conrelid = $1 AND contype IN ('p', 'u', 'x')
UNION ALL
SELECT pg_get_indexdef(i.indexrelid, 0, true) FROM pg_index i
WHERE i.indrelid = $1 AND i.indisvalid AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.conrelid = $1)
UNION ALL
SELECT format('COMMENT ON TABLE %s IS %L', $2::text, obj_description($1, 'pg_class')) WHERE obj_description($1, 'pg_class') IS NOT NULL`
const FOREIGN_KEYS = `
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', $2::text, conname, pg_get_constraintdef(oid, true)) AS statement
FROM pg_constraint WHERE conrelid = $1 AND contype = 'f'`
