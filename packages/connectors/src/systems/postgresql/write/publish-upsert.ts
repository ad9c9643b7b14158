import type { TableOutcome } from '@ai-etl/core/contracts/target'
import { quoteName } from '../names.ts'
import type { Database } from './database.ts'
import { DELETED_AT } from './existing.ts'
import { destination, type LayoutOptions, placeName, type TableLoad } from './layout.ts'
import { insertAll } from './publish-plain.ts'
import { dropSuperseded } from './superseded.ts'

/**
 * Brings the rows of staging in by key: new ones inserted, different ones updated, equal ones left alone. Child rows of
 * every root that came are replaced by what came with it. Roots that did not come are kept, deleted or marked.
 */
export async function mergeRows(
  options: LayoutOptions,
  tables: readonly TableLoad[],
): Promise<readonly TableOutcome[]> {
  const { database, plan } = options
  const [root, ...children] = tables
  const superseded = await dropSuperseded(options, tables)
  const staged = await countRows(database, root)
  const gone = `SELECT FROM ${placeName(root.fill)} s WHERE ${sameKey(root)}`
  if (children.length > 0) {
    // By key: a key that is written another way makes another id.
    await deleteChildren(database, tables, `SELECT t."_id" FROM ${destination(root)} t WHERE EXISTS (${gone})`)
    if (plan.missing === 'delete') {
      await deleteChildren(database, tables, `SELECT t."_id" FROM ${destination(root)} t WHERE NOT EXISTS (${gone})`)
    }
  }
  const removed = await removeMissing(options, root, gone)
  const updated = await updateChanged(options, root)
  const inserted = await insertNew(database, root)
  const outcome = { inserted, updated, unchanged: staged - inserted - updated + superseded, removed }
  const outcomes: TableOutcome[] = [{ table: root.name, ...outcome }]
  for (const child of children) {
    const rows = await database.run(insertAll(child))
    outcomes.push({ table: child.name, inserted: rows, updated: 0, unchanged: 0, removed: 0 })
  }
  return outcomes
}

export async function countRows(database: Database, table: TableLoad): Promise<number> {
  const [row] = await database.rows<{ count: string }>(`SELECT count(*) FROM ${placeName(table.fill)}`)
  return Number(row.count)
}

/** Staging's row `s` and the table's `t` have one key; keys are never NULL here. */
export function sameKey(table: TableLoad): string {
  return table.plan.key.map((name) => `t.${quoteName(name)} = s.${quoteName(name)}`).join(' AND ')
}

/** `s` differs from `t` in a column that is not of the key; null when there is none. */
export function differs(table: TableLoad): string | null {
  const values = table.columns.filter((column) => !table.plan.key.includes(column.name))
  if (values.length === 0) return null
  const compared = values.map((column) => {
    // json has no equality: its texts are compared.
    const cast = (column.type.element ?? column.type).name === 'json' ? '::text' : ''
    const name = quoteName(column.name)
    return `t.${name}${cast} IS DISTINCT FROM s.${name}${cast}`
  })
  return `(${compared.join(' OR ')})`
}

async function updateChanged({ database, plan }: LayoutOptions, root: TableLoad): Promise<number> {
  const marks = plan.missing === 'mark' || root.existing?.columns.some((column) => column.name === DELETED_AT)
  const changed = differs(root)
  const conditions = [...(changed === null ? [] : [changed]), ...(marks ? [`t.${DELETED_AT} IS NOT NULL`] : [])]
  if (conditions.length === 0) return 0
  const values = root.columns
    .filter((column) => !root.plan.key.includes(column.name))
    .map((column) => quoteName(column.name))
  const sets = [...values.map((name) => `${name} = s.${name}`), ...(marks ? [`${DELETED_AT} = NULL`] : [])]
  return database.run(
    `UPDATE ${destination(root)} t SET ${sets.join(', ')} FROM ${placeName(root.fill)} s
     WHERE ${sameKey(root)} AND (${conditions.join(' OR ')})`,
  )
}

async function insertNew(database: Database, root: TableLoad): Promise<number> {
  const columns = root.columns.map((column) => quoteName(column.name))
  return database.run(
    `INSERT INTO ${destination(root)} (${columns.join(', ')})
     SELECT ${columns.map((name) => `s.${name}`).join(', ')} FROM ${placeName(root.fill)} s
     WHERE NOT EXISTS (SELECT FROM ${destination(root)} t WHERE ${sameKey(root)})`,
  )
}

async function removeMissing({ database, plan }: LayoutOptions, root: TableLoad, gone: string): Promise<number> {
  const table = destination(root)
  if (plan.missing === 'delete') return database.run(`DELETE FROM ${table} t WHERE NOT EXISTS (${gone})`)
  if (plan.missing !== 'mark') return 0
  return database.run(
    `UPDATE ${table} t SET ${DELETED_AT} = now() WHERE ${DELETED_AT} IS NULL AND NOT EXISTS (${gone})`,
  )
}

/** Deletes what hangs below some roots, the deepest first. @param roots a query of their `_id` */
async function deleteChildren(database: Database, tables: readonly TableLoad[], roots: string): Promise<void> {
  const idsOf = (name: string | null): string => {
    const parent = tables.find((table) => table.name === name)
    if (parent === undefined || parent === tables[0]) return roots
    return `SELECT "_id" FROM ${destination(parent)} WHERE "_parent_id" IN (${idsOf(parent.plan.parent)})`
  }
  for (const child of tables.slice(1).toReversed()) {
    await database.run(`DELETE FROM ${destination(child)} WHERE "_parent_id" IN (${idsOf(child.plan.parent)})`)
  }
}
