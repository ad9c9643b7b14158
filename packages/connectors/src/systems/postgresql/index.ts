import type { Connector, TypeSupport } from '@ai-etl/core/contracts/connector'
import { decimal, scalar, type TypeKind } from '@ai-etl/core/types/logical'
import { postgresqlOptions } from './options.ts'

const native: TypeSupport = { support: 'native' }
const asJson: TypeSupport = { support: 'mapped', to: scalar('json'), reason: 'kept as jsonb' }

const types: Readonly<Record<TypeKind, TypeSupport>> = {
  bool: native,
  int8: { support: 'mapped', to: scalar('int16'), reason: 'PostgreSQL has no integer of one byte' },
  int16: native,
  int32: native,
  int64: native,
  uint64: { support: 'mapped', to: decimal(20, 0), reason: 'PostgreSQL has no unsigned integers' },
  decimal: native,
  float64: native,
  string: native,
  uuid: native,
  date: native,
  timestamp: native,
  timestamptz: native,
  time: native,
  interval: native,
  json: native,
  list: native,
  struct: asJson,
  enum: { support: 'mapped', to: scalar('string'), reason: 'kept as text with a check of its members' },
  ip: native,
  binary: native,
}

/** PostgreSQL: the embedded server of the data folder (no host) and any server from version 12 on. */
export const postgresql: Connector = {
  name: 'postgresql',
  schemes: ['postgresql', 'postgres'],
  options: postgresqlOptions,
  capabilities: {
    read: true,
    write: ['append', 'replace', 'upsert', 'scd2'],
    children: true,
    types,
    nameBytes: 63,
    columns: 1600,
    nul: false,
    emptyString: true,
  },
  test: async (address, context) => (await import('./test-connection.ts')).testConnection(address, context),
  discover: async (address, context) => (await import('./discover.ts')).discover(address, context),
  open: async (address, context) => (await import('./read/source.ts')).openSource(address, context),
  queryPlace: async (address, context) => (await import('./query/place.ts')).queryPlace(address, context),
  openQuery: async (address, context, query) => (await import('./query/source.ts')).openQuery(address, context, query),
  openTarget: async (address, context) => (await import('./write/target.ts')).openTarget(address, context),
  openState: async (address, context) => (await import('./state.ts')).openState(address, context),
  openSql: async (address, context) => {
    const { readSettings } = await import('./connection/settings.ts')
    return (await import('./sql-session.ts')).openSqlSession(await readSettings(address, context), context)
  },
}
