import { qualified, quoteName } from '../names.ts'
import { type LayoutOptions, placeName, type TableLoad } from './layout.ts'

/** Appends what was gathered apart, parents before children. */
export async function insertStaged(options: LayoutOptions, tables: readonly TableLoad[]): Promise<void> {
  for (const table of tables) if (table.way === 'staged') await options.database.run(insertAll(table))
}

/**
 * Empties tables and fills them from staging, where something depends on them. DELETE and not TRUNCATE: readers of the
 * old rows go on undisturbed, and rows of other tables that still refer to one fail the load instead of vanishing.
 */
export async function refill(options: LayoutOptions, tables: readonly TableLoad[]): Promise<void> {
  const staged = tables.filter((table) => table.way === 'staged')
  for (const table of staged.toReversed())
    await options.database.run(`DELETE FROM ${qualified(table.schema, table.name)}`)
  for (const table of staged) await options.database.run(insertAll(table))
}

function insertAll(table: TableLoad): string {
  const columns = columnList(table)
  return `INSERT INTO ${qualified(table.schema, table.name)} (${columns}) SELECT ${columns} FROM ${placeName(table.fill)}`
}

export function columnList(table: TableLoad): string {
  return table.columns.map((column) => quoteName(column.name)).join(', ')
}
