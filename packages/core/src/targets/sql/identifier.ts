import { writeName } from '../../ddl/write.ts'
import { quoteIdentifier } from '../../dialects/quote.ts'
import { snowflake } from '../../dialects/snowflake.ts'
import type { SqlDialectName } from './dialect.ts'

/**
 * A name as SQL: quoted, whatever it holds. Snowflake alone writes plain names plainly, as its DDL does: there they mean
 * other ones than in quotes.
 */
export function identifier(dialect: SqlDialectName, name: string): string {
  return dialect === 'snowflake' ? writeName(snowflake, name) : quoteIdentifier(dialect, name)
}
