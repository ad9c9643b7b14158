import { tablesByRoot } from '@ai-etl/core/contracts/records'
import { qualified, quoteName } from '../names.ts'
import { destination, isApart, type LayoutOptions, placeName, type TableLoad } from './layout.ts'
import { dropSuperseded } from './superseded.ts'

/** Appends what was gathered apart, parents before children; gives how many rows went into each table that has any. */
export async function insertApart(
  options: LayoutOptions,
  tables: readonly TableLoad[],
): Promise<ReadonlyMap<TableLoad, number>> {
  for (const group of tablesByRoot(tables, (table) => table.plan)) {
    if (group[0].origin) await dropSuperseded(options, group)
  }
  const inserted = new Map<TableLoad, number>()
  for (const table of tables) if (isApart(table)) inserted.set(table, await options.database.run(insertAll(table)))
  return inserted
}

/**
 * Empties tables before they are filled from staging, where something depends on them. DELETE and not TRUNCATE: readers
 * of the old rows go on undisturbed, and rows of other tables that still refer to one fail the load instead of vanishing.
 */
export async function empty(options: LayoutOptions, tables: readonly TableLoad[]): Promise<void> {
  const staged = tables.filter((table) => table.way === 'staged')
  for (const table of staged.toReversed())
    await options.database.run(`DELETE FROM ${qualified(table.schema, table.name)}`)
}

export function insertAll(table: TableLoad): string {
  const columns = columnList(table)
  return `INSERT INTO ${destination(table)} (${columns}) SELECT ${columns} FROM ${placeName(table.fill)}`
}

export function columnList(table: TableLoad): string {
  return table.columns.map((column) => quoteName(column.name)).join(', ')
}
