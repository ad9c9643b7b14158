import type { Address } from '@ai-etl/core/address/address'
import type { Dialect } from '@ai-etl/core/documents/ddl'

const DIALECT_OF_SCHEME: Readonly<Record<string, Dialect | undefined>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  clickhouse: 'clickhouse',
  clickhouses: 'clickhouse',
  mysql: 'mysql',
}

/** The dialect in which tables of an address are made; null for files. */
export function dialectOf(address: Address): Dialect | null {
  return address.kind === 'system' ? (DIALECT_OF_SCHEME[address.scheme] ?? null) : null
}
