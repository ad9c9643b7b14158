import { qualified, quoteName } from '../names.ts'
import type { Database } from './database.ts'

/** A table of a load between two of its transactions. */
export interface StowedTable {
  /** In the schema of the load. */
  readonly name: string
  /** In the schema of the ledger. */
  readonly stowed: string
}

/**
 * Moves what stands in the schema of a load to the schema of the ledger, under names that belong to the load, and drops
 * the schema: so a commit leaves nothing of the platform outside its own schema. Touches catalogue rows only.
 */
export async function stow(database: Database, schema: string, into: string): Promise<readonly StowedTable[]> {
  const tables = await database.rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') ORDER BY c.oid`,
    [schema],
  )
  const stowed = tables.map(({ name }, index) => ({ name, stowed: `${schema}_${index}` }))
  for (const table of stowed) {
    await database.run(`ALTER TABLE ${qualified(schema, table.name)} RENAME TO ${quoteName(table.stowed)}`)
    await database.run(`ALTER TABLE ${qualified(schema, table.stowed)} SET SCHEMA ${quoteName(into)}`)
  }
  await database.run(`DROP SCHEMA ${quoteName(schema)}`)
  return stowed
}

/** The reverse, at the beginning of the next transaction. */
export async function takeOut(
  database: Database,
  tables: readonly StowedTable[],
  schema: string,
  from: string,
): Promise<void> {
  await database.run(`CREATE SCHEMA ${quoteName(schema)}`)
  for (const table of tables) {
    await database.run(`ALTER TABLE ${qualified(from, table.stowed)} SET SCHEMA ${quoteName(schema)}`)
    await database.run(`ALTER TABLE ${qualified(schema, table.stowed)} RENAME TO ${quoteName(table.name)}`)
  }
}

/** Drops what a dead load has left; partitions go with their tables. */
export async function dropStowed(database: Database, tables: readonly StowedTable[], from: string): Promise<void> {
  for (const table of tables) await database.run(`DROP TABLE IF EXISTS ${qualified(from, table.stowed)} CASCADE`)
}
