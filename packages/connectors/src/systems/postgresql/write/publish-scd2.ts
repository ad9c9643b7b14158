import type { TableOutcome } from '@ai-etl/core/contracts/target'
import { quoteName } from '../names.ts'
import { changedRecords } from './changed-records.ts'
import { CURRENT, VALID_FROM, VALID_TO } from './existing.ts'
import { destination, type LayoutOptions, placeName, RECORD, type TableLoad } from './layout.ts'
import { countRows, differs, sameKey } from './publish-upsert.ts'
import { dropSuperseded } from './superseded.ts'

/**
 * Keeps versions of whole records: one whose root or any child row differs from the current version of its key ends it
 * and becomes the current one, all its rows at the time of this transaction. Keys that did not come stay current, or end
 * when missing rows are to be deleted or marked.
 */
export async function mergeVersions(
  options: LayoutOptions,
  tables: readonly TableLoad[],
): Promise<readonly TableOutcome[]> {
  const [root, ...children] = tables
  const superseded = await dropSuperseded(options, tables)
  const outcomes = [await mergeRoots(options, tables, superseded)]
  for (const child of children) {
    const parent = tables.find((table) => table.name === child.plan.parent) ?? root
    outcomes.push(await followRoots(options, root, parent, child))
  }
  return outcomes
}

async function mergeRoots(
  { database, plan }: LayoutOptions,
  tables: readonly TableLoad[],
  superseded: number,
): Promise<TableOutcome> {
  const [table] = tables
  const staged = await countRows(database, table)
  const into = destination(table)
  const end = `UPDATE ${into} t SET ${ENDED}`
  const source = placeName(table.fill)
  const conditions = [differs(table), tables.length > 1 ? `t."_id" IN (${changedRecords(tables)})` : null]
  const changed = conditions.filter((condition) => condition !== null).join(' OR ')
  const updated =
    changed === ''
      ? 0
      : await database.run(`${end} FROM ${source} s WHERE t.${CURRENT} AND ${sameKey(table)} AND (${changed})`)
  const removed =
    plan.missing === 'keep'
      ? 0
      : await database.run(`${end} WHERE t.${CURRENT} AND NOT EXISTS (SELECT FROM ${source} s WHERE ${sameKey(table)})`)
  const added = await database.run(
    `${insertVersions(table)} WHERE NOT EXISTS (SELECT FROM ${into} t WHERE t.${CURRENT} AND ${sameKey(table)})`,
  )
  return { table: table.name, inserted: added - updated, updated, unchanged: staged - added + superseded, removed }
}

/** Ends the child rows of the versions that have ended just now, and brings in those of the ones that have begun. */
async function followRoots(
  { database }: LayoutOptions,
  root: TableLoad,
  parent: TableLoad,
  child: TableLoad,
): Promise<TableOutcome> {
  const staged = await countRows(database, child)
  const removed = await database.run(
    `UPDATE ${destination(child)} t SET ${ENDED} WHERE t.${CURRENT}
     AND t."_parent_id" IN (SELECT "_id" FROM ${destination(parent)} WHERE NOT ${CURRENT} AND ${VALID_TO} = now())`,
  )
  const inserted = await database.run(
    `${insertVersions(child)} WHERE s.${RECORD} IN (
       SELECT s.${RECORD} FROM ${placeName(root.fill)} s JOIN ${destination(root)} t ON ${sameKey(root)}
       WHERE t.${CURRENT} AND t.${VALID_FROM} = now())`,
  )
  return { table: child.name, inserted, updated: 0, unchanged: staged - inserted, removed }
}

const ENDED = `${VALID_TO} = now(), ${CURRENT} = false`

/** @returns a statement to which a condition on staging's rows `s` is to be added */
function insertVersions(table: TableLoad): string {
  const columns = table.columns.map((column) => quoteName(column.name))
  return `INSERT INTO ${destination(table)} (${columns.join(', ')}, ${VALID_FROM}, ${VALID_TO}, ${CURRENT})
     SELECT ${columns.map((name) => `s.${name}`).join(', ')}, now(), NULL, true FROM ${placeName(table.fill)} s`
}
