import type { TableOutcome } from '@ai-etl/core/contracts/target'
import { markChangedChildren } from './changed-children.ts'
import { Differences } from './differences.ts'
import { followRoots } from './merge-children.ts'
import { CURRENT, DELETED_AT, VALID_TO } from './platform.ts'
import type { TableCopy } from './table-copy.ts'

/**
 * Brings the records of staging into copies of their tables by key. First every key of the load is compared with the
 * copy, the rows of its child tables included; only records that differ are written, each as a whole.
 * @param copies root first
 */
export async function mergeRecords(copies: readonly TableCopy[]): Promise<readonly TableOutcome[]> {
  const [root, ...children] = copies
  const differences = new Differences(root)
  await differences.compare(children.length > 0)
  if (children.length > 0) await markChangedChildren(differences, children)
  const outcome = await mergeRoots(differences)
  const ended = outcome.removed > 0 && (root.versions || root.plan.missing === 'delete')
  return [outcome, ...(await followRoots(differences, children, ended))]
}

async function mergeRoots(differences: Differences): Promise<TableOutcome> {
  const { root } = differences
  const { stage } = root
  const { added, changed } = await differences.counts()
  if (changed > 0) {
    await differences.eachKeySlice("_state = 'changed'", async (inSlice) => {
      await root.retire(inSlice(false))
    })
  }
  if (added + changed > 0) await root.insertRecords(stage.rows, (range) => differences.isBroughtIn(range))
  const removed = root.plan.missing === 'keep' ? 0 : await removeMissing(differences)
  // Rows that a later one of their key superseded change nothing, either.
  const unchanged = stage.rows - stage.leftOut - added - changed
  return { table: stage.name, inserted: added, updated: changed, unchanged, removed }
}

/** Rows whose keys a full source no longer has. */
async function removeMissing(differences: Differences): Promise<number> {
  const { root } = differences
  const mark = root.plan.missing === 'mark'
  const alive = root.versions ? `${CURRENT} AND ` : mark ? `isNull(${DELETED_AT}) AND ` : ''
  let removed = 0
  await differences.eachKeySlice('1', async (inSlice) => {
    const condition = `${alive}${inSlice(true)}`
    const found = await root.count(condition)
    removed += found
    if (found === 0) return
    const marked = `${DELETED_AT} = ${root.now}`
    if (root.versions) await root.update(endingWith(root, mark ? `, ${marked}` : ''), condition)
    else if (mark) await root.update(marked, condition)
    else await root.delete(condition)
  })
  return removed
}

function endingWith(root: TableCopy, more: string): string {
  return `${VALID_TO} = ${root.now}, ${CURRENT} = false${more}`
}
