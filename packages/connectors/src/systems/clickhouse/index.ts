import type { Connector, TypeSupport } from '@ai-etl/core/contracts/connector'
import { scalar, type TypeKind } from '@ai-etl/core/types/logical'
import { clickhouseOptions } from './options.ts'

const native: TypeSupport = { support: 'native' }
const asText = (reason: string): TypeSupport => ({ support: 'mapped', to: scalar('string'), reason })

const types: Readonly<Record<TypeKind, TypeSupport>> = {
  bool: native,
  int8: native,
  int16: native,
  int32: native,
  int64: native,
  uint64: native,
  decimal: native,
  float64: native,
  string: native,
  uuid: native,
  date: native,
  timestamp: native,
  timestamptz: native,
  time: native,
  interval: {
    support: 'mapped',
    to: scalar('int64'),
    reason: 'kept as microseconds; one with months or years is refused',
  },
  json: asText('kept as JSON text in a String'),
  list: native,
  struct: asText('kept as JSON text in a String'),
  enum: native,
  ip: asText('kept as text in a String'),
  binary: asText('kept as \\x and hexadecimal digits in a String'),
}

/** ClickHouse: the embedded engine of the data folder (no host) and any server, over HTTP. */
export const clickhouse: Connector = {
  name: 'clickhouse',
  schemes: ['clickhouse', 'clickhouses'],
  options: clickhouseOptions,
  capabilities: {
    read: true,
    write: ['append', 'replace', 'upsert', 'scd2'],
    children: true,
    types,
    nameBytes: 206,
    columns: null,
    nul: true,
    emptyString: true,
  },
  test: async (address, context) => (await import('./test-connection.ts')).testConnection(address, context),
  discover: async (address, context) => (await import('./discover.ts')).discover(address, context),
  open: async (address, context) => (await import('./read/source.ts')).openSource(address, context),
  queryPlace: async (address, context) => (await import('./query/place.ts')).queryPlace(address, context),
  openQuery: async (address, context, query) => (await import('./query/source.ts')).openQuery(address, context, query),
  openTarget: async (address, context) => (await import('./write/target.ts')).openTarget(address, context),
  openLane: async (address, context, ticket) =>
    (await import('./write/side-lane.ts')).openLane(address, context, ticket),
  openState: async (address, context) => (await import('./state.ts')).openState(address, context),
  openSql: async (address, context) => {
    const { readSettings } = await import('./connection/settings.ts')
    return (await import('./sql-session.ts')).openSqlSession(await readSettings(address, context), context)
  },
}
