import type { CompiledQuery, ComputedRows, StagedCount } from '@ai-etl/core/contracts/query'
import { PlatformError } from '@ai-etl/core/errors/error'
import { innerType } from '@ai-etl/core/targets/sql/clickhouse/types'
import { roomier } from '@ai-etl/core/types/roomier'
import { bare } from '../catalog/native-type.ts'
import type { Database } from '../connection/database.ts'
import { quoteName } from '../names.ts'
import { settingsSql } from '../query/source.ts'
import { platformTable, ROW_NUMBER } from './platform.ts'
import type { TableStage } from './stage.ts'

/** Nothing is changed on the way in: no defaults for NULL, no merging of equal keys, no asynchronous inserts. */
const INSERT_SETTINGS = {
  insert_null_as_default: 0,
  optimize_on_insert: 0,
  async_insert: 0,
  insert_deduplicate: 0,
  max_partitions_per_insert_block: '0',
} as const

/**
 * Fills a stage from a SELECT and counts there what is asked for. Null where the rows have to be written instead; then
 * the stage is empty.
 */
export async function computeRows(
  database: Database,
  stage: TableStage,
  query: CompiledQuery,
  counts: readonly StagedCount[],
): Promise<ComputedRows | null> {
  if (!takesExactly(stage, query)) return null
  const { table, numbers } = await stage.beginComputed()
  const place = platformTable(table)
  try {
    const names = [...stage.plan.columns.map((column) => column.name), ...numbers]
    const values = [
      ...query.columns.map(({ column }) => quoteName(column)),
      // They stand nowhere in a file, and have the order that the server gives them in.
      ...numbers.map((name) => (name === ROW_NUMBER ? 'row_number() OVER ()' : '0')),
    ]
    await database.run(
      `INSERT INTO ${place} (${names.map(quoteName).join(', ')})
SELECT ${values.join(', ')} FROM (\n${query.sql}\n)${settingsSql(query)}`,
      INSERT_SETTINGS,
    )
    const [{ n }] = await database.rows<{ n: string }>(`SELECT count() AS n FROM ${place}`)
    const counted: number[] = []
    for (const count of counts) {
      const [row] = await database.rows<{ n: string }>(
        `SELECT (${count.sql.replaceAll(count.table, place)}) AS n${settingsSql(count)}`,
      )
      counted.push(Number(row.n))
    }
    if (await hasEmptyKey(database, stage, place)) throw new EmptyKey()
    stage.rows += Number(n)
    return { rows: Number(n), counts: counted }
  } catch (error) {
    const refused = error instanceof EmptyKey || (error instanceof PlatformError && error.code === 'sql.failed')
    if (!refused) throw error
    await stage.dropComputed(table)
    return null
  }
}

/** A NULL equals no other: such a row could never be found again, and has to be rejected one by one. */
class EmptyKey extends Error {
  override readonly name = 'EmptyKey'
}

async function hasEmptyKey(database: Database, { plan }: TableStage, place: string): Promise<boolean> {
  if (plan.key.length === 0) return false
  const empty = plan.key.map((name) => `${quoteName(name)} IS NULL`).join(' OR ')
  const rows = await database.rows(`SELECT 1 AS one FROM ${place} WHERE ${empty} LIMIT 1`)
  return rows.length > 0
}

/** ClickHouse wraps, clamps and rounds on its way into a column of another type. */
function takesExactly(stage: TableStage, { columns }: CompiledQuery): boolean {
  return (
    columns.length === stage.plan.columns.length &&
    stage.plan.columns.every(({ name, type }, i) => {
      const native = stage.nativeOf(name).type
      const merged = native.name === 'SimpleAggregateFunction'
      return !merged && roomier(columns[i].type, type) && bare(native).text === innerType(type)
    })
  )
}
