import type { CompiledQuery, ComputedRows, StagedCount } from '@ai-etl/core/contracts/query'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type LogicalType, sameType } from '@ai-etl/core/types/logical'
import { roomier } from '@ai-etl/core/types/roomier'
import { logicalType } from '../catalog/logical-type.ts'
import type { NativeType } from '../catalog/native-type.ts'
import { quoteName } from '../names.ts'
import type { Database } from './database.ts'
import { ORIGIN, placeName, RECORD, type TableLoad } from './layout.ts'

/**
 * Fills a load's table from a SELECT, within the transaction that is open, and counts there what is asked for. Null where
 * the rows have to be written instead; then nothing has been done.
 */
export async function computeRows(
  database: Database,
  table: TableLoad,
  query: CompiledQuery,
  counts: readonly StagedCount[],
): Promise<ComputedRows | null> {
  // Into the table itself a load writes beside older rows, with its triggers.
  if (table.way === 'direct' || !takesExactly(table, query)) return null
  await database.run('SAVEPOINT computed')
  try {
    // Names without a schema are the server's own, whatever others have made in the schemas of the table.
    await database.run('SET LOCAL search_path = pg_catalog')
    const rows = await database.run(insertSql(table, query))
    const counted: number[] = []
    for (const { sql, table: named } of counts) {
      const [row] = await database.rows<{ count: string }>(
        `SELECT (${sql.replaceAll(named, placeName(table.fill))}) AS count`,
      )
      counted.push(Number(row.count))
    }
    await database.run('SET LOCAL search_path = DEFAULT')
    await database.run('RELEASE SAVEPOINT computed')
    return { rows, counts: counted }
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code === 'connection.lost') throw error
    await database.run('ROLLBACK TO SAVEPOINT computed')
    return null
  }
}

/** Rows that are numbered have the order that the server gives them in; they stand nowhere in a file. */
function insertSql(table: TableLoad, { sql, columns }: CompiledQuery): string {
  const origin = table.origin ? ORIGIN : []
  const names = [...table.columns.map((column) => column.name), ...origin].map(quoteName)
  const values = [
    ...columns.map(({ column }) => quoteName(column)),
    ...origin.map((name) => (name === RECORD ? 'row_number() OVER ()' : '0')),
  ]
  return `INSERT INTO ${placeName(table.fill)} (${names.join(', ')})
SELECT ${values.join(', ')} FROM (\n${sql}\n) AS "rows$"`
}

function takesExactly({ plan, columns }: TableLoad, query: CompiledQuery): boolean {
  return (
    columns.length === query.columns.length &&
    columns.every(({ name, type: native }, i) => {
      const planned = plan.columns.find((column) => column.name === name)
      return planned !== undefined && roomier(query.columns[i].type, planned.type) && keeps(native, planned.type)
    })
  )
}

/** Whether a column keeps every value of a type as it is: PostgreSQL rounds and cuts on its way in where it does not. */
function keeps(native: NativeType, type: LogicalType): boolean {
  const { name, modifier, element, labels } = native
  const whole = modifier === -1 || modifier === 6
  switch (type.kind) {
    case 'int8':
      return name === 'int2'
    case 'uint64':
      return isSame(native, { kind: 'decimal', precision: 20, scale: 0 })
    case 'float64':
      return name === 'float8'
    case 'string':
    case 'enum':
      return name === 'text' || (name === 'varchar' && modifier === -1)
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return name === type.kind && whole
    case 'interval':
      return name === 'interval' && modifier === -1
    case 'json':
    case 'struct':
      return name === 'jsonb'
    case 'list':
      return element !== undefined && labels === undefined && keeps(element, type.element)
    default:
      return isSame(native, type)
  }
}

function isSame(native: NativeType, type: LogicalType): boolean {
  const own = logicalType(native)
  return own !== undefined && sameType(own, type)
}
