/** The only user of the embedded ClickHouse; its rights: clickhouse-config.ts. */
export const CLICKHOUSE_USER = 'default'
