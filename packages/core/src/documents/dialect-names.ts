/** The dialects of SQL that tables are designed for. Apart from their documents: commands offer them before any schema is read. */
export const DIALECTS = ['postgresql', 'clickhouse', 'mysql', 'redshift', 'snowflake', 'bigquery'] as const
export type Dialect = (typeof DIALECTS)[number]
