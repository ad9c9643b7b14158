import { connectors } from '@ai-etl/connectors'
import { parseAddress } from '@ai-etl/core/address/parse'
import { addressOfValues, type ConnectionValues } from '@ai-etl/core/connections/values'
import type { Connector } from '@ai-etl/core/contracts/connector'
import { PlatformError } from '@ai-etl/core/errors/error'

/** What a request says of a connection: its whole address, or a filled form of a connector. */
export interface GivenAddress {
  readonly address?: string | undefined
  readonly connector?: string | undefined
  readonly values?: ConnectionValues | undefined
}

/** @throws PlatformError `object.missing` */
export function connectorNamed(name: string): Connector {
  const found = connectors.find((connector) => connector.name === name)
  if (found === undefined) throw new PlatformError('object.missing', { kind: 'connector', id: name })
  return found
}

/**
 * The address that a request means; null: it says none.
 * @param before the address as it was, whose secrets an unfilled form keeps
 * @throws PlatformError `address.invalid`, `connections.chained`, `object.missing` for an unknown connector
 */
export function givenAddress(
  { address, connector, values }: GivenAddress,
  before: { readonly address: string; readonly connector: string } | null,
  name: string,
): string | null {
  if (address !== undefined) {
    if (address.startsWith('@')) throw new PlatformError('connections.chained', { name })
    return address
  }
  if (values === undefined) return null
  const chosen = connectorNamed(connector ?? before?.connector ?? '')
  return addressOfValues(chosen, values, before?.connector === chosen.name ? before.address : null)
}

/** The connector that reads an address, as far as the text says; files of no named format are of the kind `files`. */
export function connectorOf(address: string): string {
  const read = parseAddress(address.replace(/\$\{\w+\}/g, 'x'), { environment: {}, exists: () => false })
  if (read.kind === 'system')
    return connectors.find(({ schemes }) => schemes.includes(read.scheme))?.name ?? read.scheme
  return (read.kind === 'file' && read.format) || 'files'
}
