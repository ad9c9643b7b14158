import type { Address, SystemAddress } from '../../address/address.ts'
import { parseAddress } from '../../address/parse.ts'
import type { PlaceNotes } from './places.ts'
import { pythonText } from './python.ts'

/** Reads an address of a document; `${NAME}` stays as it is, for the program to fill in. */
export function addressOf(text: string): Address {
  const environment = new Proxy<Record<string, string>>({}, { get: (_, name) => `\${${String(name)}}` })
  return parseAddress(text, { environment, exists: () => false })
}

/** The database, or schema and table, behind the `#`. */
export function tableOf(address: SystemAddress): { schema: string | null; table: string } {
  const parts = (address.fragment ?? '').match(/"(?:[^"]|"")*"|[^.]+/g) ?? []
  const names = parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
  return names.length > 1
    ? { schema: names[0], table: names.slice(1).join('.') }
    : { schema: null, table: names[0] ?? '' }
}

/** Login and place of a server as arguments; a literal password becomes an environment variable. */
export function serverArguments(
  name: string,
  address: SystemAddress,
  keys: { readonly user: string; readonly password: string; readonly database: string },
  notes: PlaceNotes,
): readonly string[] {
  const password = address.password
  const literal = password !== null && !/^\$\{\w+\}$/.test(password)
  if (literal) notes.warnings.add('secret')
  if (address.host === '') notes.warnings.add('embedded')
  const secret = literal ? `\${${name.toUpperCase().replace(/\W/gu, '_')}_PASSWORD}` : password
  return [
    ...(address.host === '' ? [] : [`host=${pythonText(address.host)}`]),
    ...(address.port === null ? [] : [`port=${address.port}`]),
    ...(address.user === null ? [] : [`${keys.user}=${pythonText(address.user)}`]),
    ...(secret === null ? [] : [`${keys.password}=${pythonText(secret)}`]),
    ...(address.path === '' ? [] : [`${keys.database}=${pythonText(address.path)}`]),
  ]
}

/** A database for SQLAlchemy. */
export function databaseCode(name: string, address: SystemAddress, notes: PlaceNotes): string {
  const mysql = address.scheme === 'mysql'
  notes.needs.add('sql').add(mysql ? 'mysql' : 'postgresql')
  const connection = notes.connection?.(address) ?? null
  if (connection !== null) return `connected(${pythonText(connection)})`
  const keys = { user: 'username', password: 'password', database: 'database' }
  const driver = pythonText(mysql ? 'mysql+pymysql' : 'postgresql+psycopg')
  return `database(${[driver, ...serverArguments(name, address, keys, notes)].join(', ')})`
}

/** Parts of a login that come from the environment where an address has no server. */
const HOSTLESS: Readonly<Record<string, string>> = { HOST: 'host', USER: 'username', PASSWORD: 'password' }

/** A client of ClickHouse. */
export function clickhouseCode(name: string, address: SystemAddress, notes: PlaceNotes): string {
  notes.needs.add('clickhouse')
  const connection = notes.connection?.(address) ?? null
  if (connection !== null) return `clickhouse_connected(${pythonText(connection)})`
  const keys = { user: 'username', password: 'password', database: 'database' }
  const given = serverArguments(name, address, keys, notes)
  const host =
    address.host === '' ? ['HOST', 'USER', 'PASSWORD'].map((part) => `${HOSTLESS[part]}="\${CLICKHOUSE_${part}}"`) : []
  const secure = address.scheme === 'clickhouses' ? ['secure=True'] : []
  return `clickhouse(${[...host, ...given, ...secure].join(', ')})`
}

/** Notes that the program cannot read or write an address; then it has no code for it. */
export function outOfReach(name: string, text: string, notes: PlaceNotes): null {
  notes.unreached.set(name, text.replace(/^([a-z+]+:\/\/)[^/@]*@/, '$1'))
  return null
}
