import type { Address, SystemAddress } from '../../address/address.ts'
import { parseAddress } from '../../address/parse.ts'
import type { Pipeline } from '../../pipeline/schema.ts'

/** An address of a document without values of variables, which stay as they are written. */
export function placeOf(text: string): Address {
  const environment = new Proxy<Record<string, string>>({}, { get: (_, name) => `\${${String(name)}}` })
  return parseAddress(text, { environment, exists: () => false })
}

/** What an asset is called: the place without login and options, in ASCII and without a scheme of its own. */
export function assetName(text: string): string {
  const address = placeOf(text)
  const parts =
    address.kind === 'system'
      ? [address.scheme, address.host, address.path]
      : address.kind === 'saved'
        ? ['connection', address.name]
        : ['file', address.path]
  const fragment = address.fragment === null ? [] : [address.fragment]
  return [...parts, ...fragment]
    .filter((part) => part !== '')
    .map((part) => encodeURI(part.replace(/^\/+/, '')))
    .join('/')
}

export function addressesOf({ sources, targets }: Pipeline): readonly string[] {
  return [...Object.values(sources).map(({ from }) => from), ...Object.values(targets).map(({ to }) => to)]
}

/** Systems that Airflow has connections for, with the ports that they answer at where none is said. */
const PORTS: Readonly<Record<string, number | undefined>> = { postgresql: 5432, clickhouse: 8123, mysql: 3306 }

/** A server's database, by all that tells it from others; null for what Airflow has no connection for. */
function databaseKey(address: Address): string | null {
  if (address.kind !== 'system' || address.host === '') return null
  const scheme = address.scheme.replace(/^clickhouses$/, 'clickhouse')
  const port = address.port ?? (address.scheme === 'clickhouses' ? 8443 : PORTS[scheme])
  return PORTS[scheme] === undefined ? null : JSON.stringify([scheme, address.host, port, address.path])
}

/** Ids of Airflow's connections to the databases of a pipeline. */
export class ConnectionIds {
  readonly #ids = new Map<string, string>()

  constructor(pipeline: Pipeline) {
    const taken = new Set<string>()
    for (const text of addressesOf(pipeline)) {
      const address = placeOf(text)
      const key = databaseKey(address)
      if (key === null || address.kind !== 'system' || this.#ids.has(key)) continue
      const scheme = address.scheme.replace(/^clickhouses$/, 'clickhouse')
      const called = (parts: readonly (string | number | null)[]) =>
        [scheme, ...parts.filter((part) => part !== null && part !== '')].join('_').replace(/\W+/g, '_')
      const plain = called([address.path || address.host])
      const exact = called([address.host, address.port, address.path])
      const id = taken.has(plain) ? exact : plain
      taken.add(id)
      this.#ids.set(key, id)
    }
  }

  /** `postgresql_city`; null for what is no database that Airflow connects to. */
  of(address: Address): string | null {
    const key = databaseKey(address)
    return key === null ? null : (this.#ids.get(key) ?? null)
  }
}

/** A database in which the whole pipeline can be one query. */
export interface DatabasePlace {
  readonly dialect: 'postgresql' | 'clickhouse' | 'mysql'
  /** Id of the connection. */
  readonly connection: string
}

/** The one database that all sources and targets are tables of; null where there are several places. */
export function oneDatabase(pipeline: Pipeline): DatabasePlace | null {
  const ids = new ConnectionIds(pipeline)
  const addresses = addressesOf(pipeline).map(placeOf)
  const found = new Set(addresses.map((address) => ids.of(address)))
  const [connection] = found
  if (found.size !== 1 || connection === null || connection === undefined) return null
  if (addresses.some(({ fragment }) => fragment === null || fragment.endsWith('*'))) return null
  const [first] = addresses as readonly SystemAddress[]
  // ConnectionIds knows these systems only.
  const dialect = first.scheme.replace(/^clickhouses$/, 'clickhouse') as DatabasePlace['dialect']
  return { dialect, connection }
}

/** Schema and table behind the `#`, quoted. */
export function tableOf(text: string, quote: (name: string) => string): string {
  const parts = (placeOf(text).fragment ?? '').match(/"(?:[^"]|"")*"|[^.]+/g) ?? []
  return parts.map((part) => quote(part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part)).join('.')
}
