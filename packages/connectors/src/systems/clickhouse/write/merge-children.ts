import type { TableOutcome } from '@ai-etl/core/contracts/target'
import { type Differences, OLD_ROOT } from './differences.ts'
import { CURRENT, ROW_NUMBER } from './platform.ts'
import { ROWS_AT_ONCE, SETTINGS, type TableCopy } from './table-copy.ts'

/**
 * Child tables after their root: the rows of changed records go (or their versions end) and those that came take their
 * place. Where roots have ended without a successor, what hangs on them goes as well.
 * @param children parents before their own children
 * @param ended some roots have gone, or their versions ended, without a successor
 */
export async function followRoots(
  differences: Differences,
  children: readonly TableCopy[],
  ended: boolean,
): Promise<readonly TableOutcome[]> {
  const removed = new Map(children.map((child) => [child, 0]))
  const add = (child: TableCopy, rows: number) => removed.set(child, (removed.get(child) ?? 0) + rows)
  await differences.eachRootSlice("_state = 'changed'", async (slice) => {
    // The deepest first: what hangs on a row is found through the rows above it.
    for (const child of children.toReversed()) {
      add(
        child,
        await child.retire(belowRoots(children, child, `SELECT ${OLD_ROOT} FROM ${differences.table} WHERE ${slice}`)),
      )
    }
  })
  if (ended) for (const child of children) add(child, await retireOrphans(differences.root, children, child))
  const outcomes: TableOutcome[] = []
  for (const child of children) {
    const before = await child.count()
    await child.insertRecords(differences.root.stage.rows, (range) => differences.isBroughtIn(range))
    const inserted = (await child.count()) - before
    const unchanged = child.stage.rows - child.stage.leftOut - inserted
    outcomes.push({ table: child.stage.name, inserted, updated: 0, unchanged, removed: removed.get(child) ?? 0 })
  }
  return outcomes
}

function parentOf(children: readonly TableCopy[], child: TableCopy): TableCopy | undefined {
  return children.find((other) => other.stage.name === child.stage.plan.parent)
}

/** A condition on a child's rows: they hang below roots of these ids. */
function belowRoots(children: readonly TableCopy[], child: TableCopy, ids: string): string {
  const parent = parentOf(children, child)
  if (parent === undefined) return `_parent_id IN (${ids})`
  const current = parent.versions ? `${CURRENT} AND ` : ''
  return `_parent_id IN (SELECT _id FROM ${parent.table} WHERE ${current}${belowRoots(children, parent, ids)})`
}

async function retireOrphans(root: TableCopy, children: readonly TableCopy[], child: TableCopy): Promise<number> {
  const parent = parentOf(children, child) ?? root
  const current = parent.versions ? CURRENT : '1'
  const slices = Math.max(1, Math.ceil((await parent.count(current)) / ROWS_AT_ONCE))
  let retired = 0
  for (let slice = 0; slice < slices; slice++) {
    const mine = (column: string) => (slices === 1 ? '1' : `cityHash64(${column}) % ${slices} = ${slice}`)
    const ids = `SELECT _id FROM ${parent.table} WHERE ${current} AND ${mine('_id')}`
    retired += await child.retire(`${mine('_parent_id')} AND _parent_id NOT IN (${ids})`)
  }
  return retired
}

/**
 * Brings in the rows of a load that is not merged, all but those of records that are left out.
 * @param later name of a table of their numbers, quoted
 */
export async function insertAllBut(copy: TableCopy, later: string, records: number): Promise<TableOutcome> {
  const before = await copy.count()
  await copy.insertRecords(
    records,
    (range) => `${ROW_NUMBER} NOT IN (SELECT ${ROW_NUMBER} FROM ${later} WHERE ${range})`,
  )
  const inserted = (await copy.count()) - before
  return { table: copy.stage.name, inserted, updated: 0, unchanged: 0, removed: 0 }
}

/** Makes the table of the numbers that `insertAllBut` leaves out. @param query of them; null: none are left out */
export async function noteLaterRecords(root: TableCopy, later: string, query: string | null): Promise<void> {
  await root.database.run(`DROP TABLE IF EXISTS ${later}`)
  await root.database.run(`CREATE TABLE ${later} (${ROW_NUMBER} UInt64) ENGINE = MergeTree ORDER BY ${ROW_NUMBER}`)
  if (query !== null) await root.database.run(`INSERT INTO ${later} SELECT ${ROW_NUMBER} FROM (${query})`, SETTINGS)
}
