import type { Address } from '@ai-etl/core/address/address'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { CompiledQuery } from '@ai-etl/core/contracts/query'
import type { ReadRequest, Source } from '@ai-etl/core/contracts/source'
import type pg from 'pg'
import { querySource } from '../../query-source.ts'
import { connect, formatVersion, serverVersion } from '../connection/connect.ts'
import { statementFailure } from '../connection/failure.ts'
import { readSettings, type Settings } from '../connection/settings.ts'
import { quoteName } from '../names.ts'
import { copyBatches, cut, cutAtCancel } from '../read/copy-batches.ts'

/**
 * Opens the rows of a compiled statement. The server plans it now, so that it refuses what it does not take, and says how
 * many rows it expects; each reading is one snapshot of its own.
 * @throws PlatformError `sql.failed`, and those of the area `connection`
 */
export async function openQuery(address: Address, context: Context, query: CompiledQuery): Promise<Source> {
  const settings = await readSettings(address, context)
  const client = await connect(settings, context)
  cutAtCancel(client, context.signal)
  try {
    await begin(client)
    const explained = await client.query<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>(
      `EXPLAIN (FORMAT JSON) ${query.sql}`,
    )
    return querySource(address, query, {
      format: { name: 'postgresql', version: formatVersion(serverVersion(client)) },
      rowsEstimate: explained.rows[0]['QUERY PLAN'][0].Plan['Plan Rows'],
      batches: (request) => readRows(settings, context, query, request),
      close: async () => {},
    })
  } catch (error) {
    throw statementFailure(error, settings, query.sql)
  } finally {
    await client.end()
  }
}

/** It reads and can write nothing; names without a schema are the server's own. */
async function begin(client: pg.Client): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query('SET LOCAL search_path = pg_catalog')
}

async function* readRows(
  settings: Settings,
  context: Context,
  query: CompiledQuery,
  request: ReadRequest,
): AsyncGenerator<Batch, void> {
  const wanted = request.columns?.[0].map((index) => query.columns[index]) ?? query.columns
  const values = wanted.map(({ column, type }) =>
    type.kind === 'list' ? `to_json(${quoteName(column)})::text` : quoteName(column),
  )
  const limit = request.limit === undefined ? '' : ` LIMIT ${request.limit}`
  const statement = `COPY (SELECT ${values.join(', ')} FROM (\n${query.sql}\n) AS "rows$"${limit}) TO STDOUT`
  const booleans = wanted.map(({ type }) => type.kind === 'bool')
  const client = await connect(settings, context)
  cutAtCancel(client, context.signal)
  let over = false
  try {
    await begin(client)
    let bytes = 0
    let rows = 0
    for await (const batch of copyBatches(client, statement, 0, booleans, request.signal)) {
      bytes += batch.used
      rows += batch.rows
      request.progress?.(bytes, rows)
      yield batch
    }
    over = true
  } catch (error) {
    throw statementFailure(error, settings, statement)
  } finally {
    // A reader who stops early leaves the server in the middle of COPY: the connection is cut, not talked to.
    if (over) await client.end()
    else cut(client)
  }
}
