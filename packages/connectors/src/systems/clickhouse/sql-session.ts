import type { SqlSession } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { connect } from './connection/database.ts'
import type { Settings } from './connection/settings.ts'

/** A plain session; names without a database mean the one that the address gives. */
export async function openSqlSession(settings: Settings, context: Context): Promise<SqlSession> {
  const database = await connect(settings, context)
  const [{ version }] = await database.rows<{ version: string }>('SELECT version() AS version')
  return {
    server: `ClickHouse ${version}`,
    run: (sql) => database.run(sql),
    query: (sql) => database.rows(sql),
    close: () => database.close(),
  }
}
