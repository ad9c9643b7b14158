/** Systems that connect with a form, by the name of their connector. */
export const SYSTEMS: Readonly<Record<string, string>> = { postgresql: 'PostgreSQL', clickhouse: 'ClickHouse' }
