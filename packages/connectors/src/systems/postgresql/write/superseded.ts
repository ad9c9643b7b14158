import { quoteName } from '../names.ts'
import { type LayoutOptions, placeName, RECORD, type TableLoad } from './layout.ts'
import { dropRootless, laterRows } from './prove.ts'

/**
 * Of records with one key the last by the cursor stays; among equals the one read last. Gives how many roots went.
 * @param tables root first
 */
export async function dropSuperseded(
  { database, plan }: LayoutOptions,
  [root, ...children]: readonly TableLoad[],
): Promise<number> {
  if (plan.cursor === null || root.plan.key.length === 0) return 0
  const later = laterRows(root, `${quoteName(plan.cursor)} DESC NULLS LAST, ${RECORD} DESC`)
  const dropped = await database.run(`DELETE FROM ${placeName(root.fill)} WHERE ctid = ANY (ARRAY(${later}))`)
  if (dropped > 0) for (const child of children) await dropRootless(database, root, child)
  return dropped
}
