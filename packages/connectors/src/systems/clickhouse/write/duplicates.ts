import type { LeftOut, LoadPlan } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
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
    detail: `an earlier row has ${row.shown}`,
  }))
}
