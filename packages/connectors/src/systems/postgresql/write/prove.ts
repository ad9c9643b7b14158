import { tablesByRoot } from '@ai-etl/core/contracts/records'
import type { LeftOut, TableProof } from '@ai-etl/core/contracts/target'
import { phrase } from '@ai-etl/core/messages/phrase'
import { quoteName } from '../names.ts'
import type { Database } from './database.ts'
import { fingerprint } from './fingerprint.ts'
import { isNumbered, type LayoutOptions, placeName, RECORD, type TableLoad } from './layout.ts'

interface Request {
  readonly verify: boolean
  /** Rows that COPY and the chunks before have counted, by table. */
  readonly counted: readonly number[]
  /** Something of this load was committed before: count anew what stands there. */
  readonly resumed: boolean
}

/**
 * Counts what stands at the target before anything is published, and leaves out records whose keys are NULL or stood in
 * an earlier one.
 */
export async function proveTables(
  options: LayoutOptions,
  tables: readonly TableLoad[],
  request: Request,
): Promise<readonly TableProof[]> {
  const { database, plan } = options
  const proofs: TableProof[] = []
  for (const [index, table] of tables.entries()) {
    const rows = request.resumed ? await count(database, table) : request.counted[index]
    // Of all rows that were written, those that are left out next among them: so the source counts them, too.
    proofs.push({ table: table.name, rows, fingerprint: request.verify ? await fingerprint(database, table) : null })
  }
  const amend = (table: TableLoad, less: number, change: Partial<TableProof>) => {
    const at = tables.indexOf(table)
    proofs[at] = { ...proofs[at], ...change, rows: proofs[at].rows - less }
  }
  for (const [root, ...children] of tablesByRoot(tables, (table) => table.plan)) {
    if (root.plan.key.length === 0 || root.way === 'direct') continue
    const { leftOut, repeated } = await settleKeys(options, root)
    if (repeated > 0) amend(root, 0, { repeated })
    if (leftOut.length === 0) continue
    amend(root, leftOut.length, { leftOut })
    for (const child of children) {
      const leftOutWithRoot = await dropRootless(database, root, child)
      if (leftOutWithRoot > 0) amend(child, leftOutWithRoot, { leftOutWithRoot })
    }
  }
  if (isNumbered(plan)) for (const table of tables) await database.run(`ANALYZE ${placeName(table.fill)}`)
  return proofs
}

async function count(database: Database, table: TableLoad): Promise<number> {
  const [row] = await database.rows<{ count: string }>(`SELECT count(*) FROM ${placeName(table.fill)}`)
  return Number(row.count)
}

interface Settled {
  readonly leftOut: readonly LeftOut[]
  readonly repeated: number
}

/** A row is told apart by its key: where rows have numbers, those that cannot be are left out; else they are counted. */
async function settleKeys({ database, plan }: LayoutOptions, root: TableLoad): Promise<Settled> {
  const repeated = await countRepeated(database, root)
  if (!root.origin) return { leftOut: [], repeated }
  const nulls = plan.numbered ? [] : await leaveOutNullKeys(database, root)
  // With a cursor the rows are ordered: later ones supersede, which publishing sees to.
  const later = repeated === 0 || plan.cursor !== null ? [] : await leaveOutRepeated(database, root)
  return { leftOut: [...nulls, ...later], repeated: 0 }
}

export const keyColumns = (table: TableLoad) => table.plan.key.map(quoteName)

/** A key with a NULL in it equals no other. */
const keyIsWhole = (table: TableLoad) =>
  keyColumns(table)
    .map((column) => `${column} IS NOT NULL`)
    .join(' AND ')

async function countRepeated(database: Database, table: TableLoad): Promise<number> {
  const [found] = await database.rows<{ rows: number }>(
    `SELECT coalesce(sum(n - 1), 0)::float8 AS rows FROM (
       SELECT count(*) AS n FROM ${placeName(table.fill)} WHERE ${keyIsWhole(table)}
       GROUP BY ${keyColumns(table).join(', ')} HAVING count(*) > 1) d`,
  )
  return found.rows
}

/** `a=1, b=x` for messages. */
function describeKey(table: TableLoad): string {
  return `concat_ws(', ', ${table.plan.key.map((name) => `'${name.replaceAll("'", "''")}=' || left(${quoteName(name)}::text, 60)`).join(', ')})`
}

const POSITION = '_ai_etl_file::float8 AS file, _ai_etl_line::float8 AS line, _ai_etl_byte::float8 AS byte'

async function leaveOutNullKeys(database: Database, table: TableLoad): Promise<readonly LeftOut[]> {
  const rows = await database.rows<Pick<LeftOut, 'file' | 'line' | 'byte'>>(
    `DELETE FROM ${placeName(table.fill)} WHERE NOT (${keyIsWhole(table)}) RETURNING ${POSITION}`,
  )
  const detail = phrase('load.key-empty', { columns: table.plan.key.join(', ') })
  return rows.map((row) => ({ ...row, rule: 'key-null', detail }))
}

async function leaveOutRepeated(database: Database, table: TableLoad): Promise<readonly LeftOut[]> {
  const rows = await database.rows<Pick<LeftOut, 'file' | 'line' | 'byte'> & { key: string }>(
    `DELETE FROM ${placeName(table.fill)} WHERE ctid = ANY (ARRAY(${laterRows(table, RECORD)}))
     RETURNING ${POSITION}, ${describeKey(table)} AS key`,
  )
  const columns = table.plan.key.join(', ')
  return rows.map(({ key, ...row }) => {
    return { ...row, rule: 'key-duplicate', detail: phrase('load.key-twice', { columns, value: key }) }
  })
}

/** Places of all rows of a key but the first in an order. */
export function laterRows(table: TableLoad, order: string): string {
  const key = keyColumns(table).join(', ')
  return `SELECT ctid FROM (SELECT ctid, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place
    FROM ${placeName(table.fill)} WHERE ${keyIsWhole(table)}) ranked WHERE place > 1`
}

/** Drops what hangs on roots that are no longer in staging; gives how many rows went. */
export async function dropRootless(database: Database, root: TableLoad, child: TableLoad): Promise<number> {
  return database.run(
    `DELETE FROM ${placeName(child.fill)} c
     WHERE NOT EXISTS (SELECT FROM ${placeName(root.fill)} r WHERE r.${RECORD} = c.${RECORD})`,
  )
}
