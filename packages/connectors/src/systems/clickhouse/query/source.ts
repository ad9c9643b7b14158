import type { Address } from '@ai-etl/core/address/address'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { CompiledQuery } from '@ai-etl/core/contracts/query'
import type { ReadRequest, Source } from '@ai-etl/core/contracts/source'
import { clickhouseType } from '@ai-etl/core/targets/sql/clickhouse/types'
import { querySource } from '../../query-source.ts'
import { parseNativeType } from '../catalog/native-type.ts'
import { connect, type Database, readVersion } from '../connection/database.ts'
import { readSettings } from '../connection/settings.ts'
import { quoteName } from '../names.ts'
import { READ_SETTINGS, readBlocks } from '../read/blocks.ts'
import { textSql } from '../read/columns-sql.ts'

/** The statement may set what it relies on, and change nothing else. */
const READ_ONLY = { readonly: '2' } as const

/**
 * Opens the rows of a compiled statement. The server explains it now, so that it refuses what it does not take; each
 * reading is one state of each table.
 * @throws PlatformError `sql.failed`, and those of the area `connection`
 */
export async function openQuery(address: Address, context: Context, query: CompiledQuery): Promise<Source> {
  const database = await connect(await readSettings(address, context), context)
  try {
    await database.rows(`EXPLAIN ${query.sql}${settingsSql(query)}`, READ_ONLY)
    return querySource(address, query, {
      format: { name: 'clickhouse', version: await readVersion(database) },
      rowsEstimate: query.rows,
      batches: (request) => readRows(database, query, request),
      close: () => database.close(),
    })
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Every value as text, as tables are read. */
function readRows(database: Database, query: CompiledQuery, request: ReadRequest): AsyncGenerator<Batch> {
  const wanted = request.columns?.[0].map((index) => query.columns[index]) ?? query.columns
  const values = wanted.map(({ column, type }) => {
    const native = parseNativeType(clickhouseType(type))
    return `${textSql(native, quoteName(column))} AS ${quoteName(column)}`
  })
  const limit = request.limit === undefined ? '' : ` LIMIT ${request.limit}`
  const statement = `SELECT ${values.join(', ')} FROM (\n${query.sql}\n)${limit}${settingsSql(query)} FORMAT Native`
  return readBlocks(database, statement, { table: 0, settings: { ...READ_SETTINGS, ...READ_ONLY } }, request, {
    bytes: 0,
    rows: 0,
  })
}

/** Those of the statement stand behind it; what decides how values are written goes with the request. */
export function settingsSql({ settings }: Pick<CompiledQuery, 'settings'>): string {
  return settings.length === 0 ? '' : `\nSETTINGS ${settings.join(', ')}`
}
