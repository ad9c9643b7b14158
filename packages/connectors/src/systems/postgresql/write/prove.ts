import type { LeftOut, TableProof } from '@ai-etl/core/contracts/target'
import { phrase } from '@ai-etl/core/messages/phrase'
import { quoteName } from '../names.ts'
import type { Database } from './database.ts'
import { fingerprint } from './fingerprint.ts'
import { isKeyed, type LayoutOptions, placeName, type TableLoad } from './layout.ts'

interface Request {
  readonly verify: boolean
  /** Rows that COPY and the chunks before have counted, by table. */
  readonly counted: readonly number[]
  /** Something of this load was committed before: count anew what stands there. */
  readonly resumed: boolean
}

/**
 * Counts what stands at the target before anything is published, and leaves out rows whose keys are NULL or stood in
 * an earlier row.
 * @throws PlatformError `postgresql.key-duplicate` where rows cannot be left out one by one
 */
export async function proveTables(
  options: LayoutOptions,
  tables: readonly TableLoad[],
  request: Request,
): Promise<readonly TableProof[]> {
  const { database, plan } = options
  const proofs: TableProof[] = []
  for (const [index, table] of tables.entries()) {
    const counted = request.resumed ? await count(database, table) : request.counted[index]
    // Of all rows that were written, those that are left out next among them: so the source counts them, too.
    const values = request.verify ? await fingerprint(database, table) : null
    const leftOut = index === 0 && table.plan.key.length > 0 ? await settleKeys(options, tables) : []
    proofs.push({
      table: table.name,
      rows: counted - leftOut.length,
      fingerprint: values,
      ...(leftOut.length > 0 && { leftOut }),
    })
  }
  if (isKeyed(plan.mode)) for (const table of tables) await database.run(`ANALYZE ${placeName(table.fill)}`)
  return proofs
}

async function count(database: Database, table: TableLoad): Promise<number> {
  const [row] = await database.rows<{ count: string }>(`SELECT count(*) FROM ${placeName(table.fill)}`)
  return Number(row.count)
}

/** A row is told apart by its key: what cannot be is left out (upsert, scd2) or fails the load (replace). */
async function settleKeys(options: LayoutOptions, tables: readonly TableLoad[]): Promise<readonly LeftOut[]> {
  const { database, plan } = options
  const [root] = tables
  if (plan.mode === 'append') return []
  const duplicates = await findDuplicates(database, root)
  if (!root.origin || tables.length > 1) {
    if (duplicates.rows > 0 && plan.cursor === null) throw keyDuplicate(root, duplicates)
    return root.origin ? leaveOutNullKeys(database, root) : []
  }
  const nulls = await leaveOutNullKeys(database, root)
  // With a cursor the rows are ordered: later ones supersede, which publishing sees to.
  if (duplicates.rows === 0 || plan.cursor !== null) return nulls
  return [...nulls, ...(await leaveOutDuplicates(database, root))]
}

export const keyColumns = (table: TableLoad) => table.plan.key.map(quoteName)

async function findDuplicates(database: Database, table: TableLoad): Promise<{ rows: number; examples: string }> {
  const key = keyColumns(table)
  const [found] = await database.rows<{ rows: number; examples: string | null }>(
    `SELECT coalesce(sum(n - 1), 0)::float8 AS rows, (array_agg(example))[1] AS examples FROM (
       SELECT count(*) AS n, ${describeKey(table)} AS example FROM ${placeName(table.fill)}
       WHERE ${key.map((column) => `${column} IS NOT NULL`).join(' AND ')}
       GROUP BY ${key.join(', ')} HAVING count(*) > 1) d`,
  )
  return { rows: found.rows, examples: found.examples ?? '' }
}

function keyDuplicate(table: TableLoad, { rows, examples }: { rows: number; examples: string }): PlatformError {
  const key = table.plan.key.join(', ')
  return new PlatformError('postgresql.key-duplicate', { table: table.name, key, examples, rows })
}

/** `a=1, b=x` for messages. */
function describeKey(table: TableLoad): string {
  return `concat_ws(', ', ${table.plan.key.map((name) => `'${name.replaceAll("'", "''")}=' || left(${quoteName(name)}::text, 60)`).join(', ')})`
}

const POSITION = '_ai_etl_file::float8 AS file, _ai_etl_line::float8 AS line, _ai_etl_byte::float8 AS byte'

async function leaveOutNullKeys(database: Database, table: TableLoad): Promise<readonly LeftOut[]> {
  const missing = keyColumns(table).map((column) => `${column} IS NULL`)
  const rows = await database.rows<Pick<LeftOut, 'file' | 'line' | 'byte'>>(
    `DELETE FROM ${placeName(table.fill)} WHERE ${missing.join(' OR ')} RETURNING ${POSITION}`,
  )
  const detail = phrase('load.key-empty', { columns: table.plan.key.join(', ') })
  return rows.map((row) => ({ ...row, rule: 'key-null', detail }))
}

async function leaveOutDuplicates(database: Database, table: TableLoad): Promise<readonly LeftOut[]> {
  const rows = await database.rows<Pick<LeftOut, 'file' | 'line' | 'byte'> & { key: string }>(
    `DELETE FROM ${placeName(table.fill)} WHERE ctid = ANY (ARRAY(${laterRows(table, '_ai_etl_row')}))
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
    FROM ${placeName(table.fill)}) ranked WHERE place > 1`
}
