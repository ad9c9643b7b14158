import type { LeftOut, LoadPlan } from '@ai-etl/core/contracts/target'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Database } from '../connection/database.ts'
import { nameList, quoteName, quoteText } from '../names.ts'
import { ORIGIN, ROW_NUMBER } from './platform.ts'
import type { TableStage } from './stage.ts'

/** Groups and sorts spill to disk before they fill memory. */
const SPILLING = {
  max_bytes_before_external_group_by: String(200 << 20),
  max_bytes_before_external_sort: String(200 << 20),
}

/** A key with a NULL in it equals no other. */
const keyIsWhole = (stage: TableStage) => stage.plan.key.map((name) => `isNotNull(${quoteName(name)})`).join(' AND ')

/**
 * Rows of a load without numbers whose key stood in an earlier row; 0 where that is not asked: without a key, with a
 * cursor (rows of one key are an increment's history), or where the engine itself merges them.
 */
export async function countRepeated(database: Database, plan: LoadPlan, root: TableStage): Promise<number> {
  const { key } = root.plan
  if (key.length === 0 || plan.cursor !== null || /Replacing|Collapsing/.test(root.existing?.engine ?? '')) return 0
  const [row] = await database.rows<{ n: string }>(
    `SELECT sum(n - 1) AS n FROM (SELECT count() AS n FROM ${root.rowsExpression(nameList(key))}
     WHERE ${keyIsWhole(root)} GROUP BY ${nameList(key)} HAVING n > 1)`,
    SPILLING,
  )
  return Number(row.n)
}

/**
 * Records of a numbered load whose key stood in an earlier one, with their places in the source. With a cursor there are
 * none: later rows supersede earlier ones then.
 */
export async function findLaterRecords(
  database: Database,
  plan: LoadPlan,
  root: TableStage,
): Promise<readonly LeftOut[]> {
  const { key } = root.plan
  if (plan.cursor !== null || key.length === 0) return []
  const shown = key.map(
    (name) => `concat(${quoteText(`${name}=`)}, substringUTF8(toString(${quoteName(name)}), 1, 60))`,
  )
  const { line, byte, file } = ORIGIN
  const rows = await database.rows<{ file: number; line: number; byte: number; shown: string }>(
    `SELECT toFloat64(${file}) AS file, toFloat64(${line}) AS line, toFloat64(${byte}) AS byte,
       arrayStringConcat([${shown.join(', ')}], ', ') AS shown
     FROM (${laterRecords(root, [...key.map(quoteName), line, byte, file], ROW_NUMBER)}) ORDER BY file, line, byte`,
    SPILLING,
  )
  return rows.map((row) => ({
    file: row.file,
    line: row.line,
    byte: row.byte,
    rule: 'key-duplicate',
    detail: phrase('load.key-twice', { columns: key.join(', '), value: row.shown }),
  }))
}

/** Rows of a child table that are of such records. */
export async function countWithLaterRecords(database: Database, root: TableStage, child: TableStage): Promise<number> {
  const later = laterRecords(root, root.plan.key.map(quoteName), ROW_NUMBER)
  const [row] = await database.rows<{ n: string }>(
    `SELECT count() AS n FROM ${child.rowsExpression(ROW_NUMBER)}
     WHERE ${ROW_NUMBER} IN (SELECT ${ROW_NUMBER} FROM (${later}))`,
    SPILLING,
  )
  return Number(row.n)
}

/**
 * A query of all records of each key but the first in an order: the columns asked for, and their numbers.
 * @param columns quoted; the key's among them
 */
export function laterRecords(root: TableStage, columns: readonly string[], order: string): string {
  const key = nameList(root.plan.key)
  return `SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) AS _ai_etl_place
    FROM ${root.rowsExpression([...columns, ROW_NUMBER].join(', '))}
    WHERE (${key}) IN (SELECT ${key} FROM ${root.rowsExpression(key)} WHERE ${keyIsWhole(root)}
      GROUP BY ${key} HAVING count() > 1)) WHERE _ai_etl_place > 1`
}
