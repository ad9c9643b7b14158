import type { Dialect } from '../documents/ddl.ts'

/** Quotes a name so that it means exactly itself, whatever it holds. NUL is refused by every dialect, DuckDB (the engine's) too. */
export function quoteIdentifier(dialect: Dialect | 'duckdb', name: string): string {
  if (name === '' || name.includes('\0')) throw new RangeError('an identifier is never empty and holds no NUL')
  switch (dialect) {
    case 'clickhouse':
    case 'bigquery':
      return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
    case 'mysql':
      return `\`${name.replaceAll('`', '``')}\``
    case 'postgresql':
    case 'redshift':
    case 'snowflake':
    case 'duckdb':
      return `"${name.replaceAll('"', '""')}"`
  }
}

/** Writes a text literal that no content can end early. */
export function quoteLiteral(dialect: Dialect, text: string): string {
  switch (dialect) {
    case 'postgresql':
      if (text.includes('\0')) throw new RangeError('PostgreSQL text holds no NUL')
      return text.includes('\\')
        ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
        : `'${text.replaceAll("'", "''")}'`
    case 'clickhouse':
    case 'mysql':
    case 'bigquery':
      return `'${escapeBackslash(text)}'`
    case 'redshift':
    case 'snowflake':
      return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  }
}

function escapeBackslash(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\0')
}
