import type { TableOutcome } from '@ai-etl/core/contracts/target'
import { quoteName } from '../names.ts'
import { CURRENT, VALID_FROM, VALID_TO } from './existing.ts'
import { destination, type LayoutOptions, placeName, type TableLoad } from './layout.ts'
import { countRows, differs, dropSuperseded, sameKey } from './publish-upsert.ts'

/**
 * Keeps versions: a row that differs from the current one of its key ends it and becomes the current one, at the time
 * of this transaction. Keys that did not come stay current, or end when missing rows are to be deleted or marked.
 */
export async function mergeVersions(options: LayoutOptions, table: TableLoad): Promise<TableOutcome> {
  const { database, plan } = options
  const superseded = await dropSuperseded(options, table)
  const staged = await countRows(database, table)
  const into = destination(table)
  const end = `UPDATE ${into} t SET ${VALID_TO} = now(), ${CURRENT} = false`
  const changed = differs(table)
  const source = placeName(table.fill)
  const updated =
    changed === null
      ? 0
      : await database.run(`${end} FROM ${source} s WHERE t.${CURRENT} AND ${sameKey(table)} AND ${changed}`)
  const removed =
    plan.missing === 'keep'
      ? 0
      : await database.run(`${end} WHERE t.${CURRENT} AND NOT EXISTS (SELECT FROM ${source} s WHERE ${sameKey(table)})`)
  const columns = table.columns.map((column) => quoteName(column.name))
  const added = await database.run(
    `INSERT INTO ${into} (${columns.join(', ')}, ${VALID_FROM}, ${VALID_TO}, ${CURRENT})
     SELECT ${columns.map((name) => `s.${name}`).join(', ')}, now(), NULL, true FROM ${source} s
     WHERE NOT EXISTS (SELECT FROM ${into} t WHERE t.${CURRENT} AND ${sameKey(table)})`,
  )
  return { table: table.name, inserted: added - updated, updated, unchanged: staged - added + superseded, removed }
}
