import type { SqlSession } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { connect, formatVersion, serverVersion } from './connection/connect.ts'
import { statementFailure } from './connection/failure.ts'
import type { Settings } from './connection/settings.ts'
import { quoteName } from './names.ts'

/** A plain session; names without a schema mean the one that the address gives. */
export async function openSqlSession(settings: Settings, context: Context): Promise<SqlSession> {
  const client = await connect(settings, context)
  const { schema } = settings
  const found = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema])
  // With `public` behind a missing schema, tables would silently be made there.
  if (found.rowCount === 0) await client.query(`SET search_path = ${quoteName(schema)}`)
  const query = async (sql: string) => {
    try {
      return await client.query<Record<string, unknown>>(sql)
    } catch (error) {
      throw statementFailure(error, settings, sql)
    }
  }
  return {
    server: `PostgreSQL ${formatVersion(serverVersion(client))}`,
    run: async (sql) => void (await query(sql)),
    query: async (sql) => (await query(sql)).rows,
    close: () => client.end(),
  }
}
