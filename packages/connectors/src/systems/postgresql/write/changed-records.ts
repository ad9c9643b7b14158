import { quoteName } from '../names.ts'
import { CURRENT } from './existing.ts'
import { destination, placeName, type TableLoad } from './layout.ts'

/** Columns that place a row in its record. Ids of child rows are of one load, so they are never compared. */
const PLACE = ['_id', '_parent_id', '_position']

/**
 * A query of the root `_id`s of records whose child rows in staging are not those of the current version: compared by
 * their place below the root and by all their values, in whatever order they are stored.
 * @param tables root first; rows that are not to be loaded are gone from staging
 */
export function changedRecords(tables: readonly TableLoad[]): string {
  const [root, ...children] = tables
  const came = `SELECT "_id" FROM ${placeName(root.fill)}`
  const rows = children.flatMap((child, index) => [
    `SELECT root, ${index} AS child, place, row_digest, 1 AS new, 0 AS old FROM (${placed(tables, child, STAGED)}) n`,
    `SELECT root, ${index} AS child, place, row_digest, 0 AS new, 1 AS old FROM (${placed(tables, child, PRESENT)}) o
     WHERE root IN (${came})`,
  ])
  return `SELECT root FROM (${rows.join(' UNION ALL ')}) record
    GROUP BY root, child, place, row_digest HAVING sum(new) <> sum(old)`
}

interface Side {
  readonly from: (table: TableLoad) => string
  readonly condition: string
}
const STAGED: Side = { from: (table) => placeName(table.fill), condition: '' }
const PRESENT: Side = { from: destination, condition: ` WHERE c.${CURRENT}` }

/** Rows of a child table as (root, id, place, row_digest). */
function placed(tables: readonly TableLoad[], child: TableLoad, side: Side): string {
  const values = child.columns.filter((column) => !PLACE.includes(column.name))
  const texts = values.map((column) => `c.${quoteName(column.name)}`).join(', ')
  const digest = `md5(ROW(${texts})::text) AS row_digest`
  const id = child.columns.some((column) => column.name === '_id') ? 'c."_id"' : 'NULL::uuid'
  const parent = tables.find((table) => table.name === child.plan.parent)
  const from = `${side.from(child)} c`
  if (parent === undefined || parent === tables[0]) {
    return `SELECT c."_parent_id" AS root, ${id} AS id, c."_position"::text AS place, ${digest} FROM ${from}${side.condition}`
  }
  return `SELECT p.root, ${id} AS id, p.place || '.' || c."_position" AS place, ${digest}
    FROM ${from} JOIN (${placed(tables, parent, side)}) p ON p.id = c."_parent_id"${side.condition}`
}
