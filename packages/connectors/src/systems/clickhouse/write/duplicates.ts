import type { LeftOut, LoadPlan } from '@ai-etl/core/contracts/target'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Database } from '../connection/database.ts'
import { nameList, quoteName, quoteText } from '../names.ts'
import { ORIGIN, ROW_NUMBER } from './platform.ts'
import type { TableStage } from './stage.ts'

/**
 * Rows of a keyed load whose key stood in an earlier row, with their places in the source. With a cursor there are none:
 * later rows supersede earlier ones then.
 * @throws PlatformError `clickhouse.key-duplicate` where a row has children, which cannot be left out with it any more
 */
export async function findDuplicates(
  database: Database,
  plan: LoadPlan,
  stage: TableStage,
): Promise<readonly LeftOut[]> {
  if (plan.cursor !== null || stage.plan.key.length === 0) return []
  const key = stage.plan.key
  const shown = key.map(
    (name) => `concat(${quoteText(`${name}=`)}, substringUTF8(toString(${quoteName(name)}), 1, 60))`,
  )
  const { line, byte, file } = ORIGIN
  const columns = [...key.map(quoteName), ROW_NUMBER, line, byte, file].join(', ')
  const rows = await database.rows<{ file: number; line: number; byte: number; shown: string }>(
    `SELECT toFloat64(${file}) AS file, toFloat64(${line}) AS line, toFloat64(${byte}) AS byte,
       arrayStringConcat([${shown.join(', ')}], ', ') AS shown
     FROM (SELECT *, row_number() OVER (PARTITION BY ${nameList(key)} ORDER BY ${ROW_NUMBER}) AS place
       FROM ${stage.rowsExpression(columns)}
       WHERE (${nameList(key)}) IN (SELECT ${nameList(key)} FROM ${stage.rowsExpression(nameList(key))}
         GROUP BY ${nameList(key)} HAVING count() > 1))
     WHERE place > 1 ORDER BY file, line, byte`,
    { max_bytes_before_external_group_by: String(200 << 20), max_bytes_before_external_sort: String(200 << 20) },
  )
  if (rows.length > 0 && plan.tables.length > 1) {
    const example = rows[0].shown
    throw new PlatformError('clickhouse.key-duplicate', {
      table: stage.name,
      key: key.join(', '),
      example,
      rows: rows.length,
    })
  }
  return rows.map((row) => ({
    file: row.file,
    line: row.line,
    byte: row.byte,
    rule: 'key-duplicate',
    detail: phrase('load.key-twice', { columns: key.join(', '), value: row.shown }),
  }))
}

/** Rows of a child table that are of such records. */
export async function countWithLaterRecords(
  database: Database,
  root: TableStage,
  child: TableStage,
): Promise<number> {
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
