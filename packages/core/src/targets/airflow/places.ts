import type { Address } from '../../address/address.ts'
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

/** The file that a source lies in; null for those in systems and for patterns that no path says. */
export function fileOf(text: string): string | null {
  const address = placeOf(text)
  return address.kind === 'file' ? address.path : null
}

/**
 * The id of the one PostgreSQL that all sources and targets live in: `postgresql_city`. Null where there are several
 * places, or where loads have to remember what they did.
 */
export function oneDatabase({ sources, targets, checks }: Pipeline): string | null {
  if (checks.length > 0) return null
  if (Object.values(targets).some(({ mode }) => mode !== 'replace' && mode !== 'upsert')) return null
  const addresses = [...Object.values(sources).map(({ from }) => from), ...Object.values(targets).map(({ to }) => to)]
  const places = new Set<string>()
  for (const text of addresses) {
    const address = placeOf(text)
    if (address.kind !== 'system' || address.scheme !== 'postgresql' || address.host === '') return null
    if (address.fragment === null || address.fragment.endsWith('*')) return null
    places.add(JSON.stringify([address.host, address.port ?? 5432, address.path]))
  }
  const [first] = addresses
  const address = placeOf(first)
  return places.size === 1 && address.kind === 'system' ? `postgresql_${address.path.replace(/\W+/gu, '_')}` : null
}

/** Schema and table behind the `#`, quoted. */
export function tableOf(text: string, quote: (name: string) => string): string {
  const parts = (placeOf(text).fragment ?? '').match(/"(?:[^"]|"")*"|[^.]+/g) ?? []
  return parts.map((part) => quote(part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part)).join('.')
}
