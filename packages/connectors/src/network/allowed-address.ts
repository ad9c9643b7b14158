import { lookup as resolveHost } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { NetworkPolicy } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { rangeOf } from './address-range.ts'

interface Resolved {
  readonly address: string
  readonly family: number
}

/**
 * Resolves a host and gives the IP address to connect to. All its addresses must be allowed: a name that answers with a
 * good and a bad one is up to something.
 * @param policy absent: any address is allowed
 * @throws PlatformError `connection.address-refused`; the resolver's own error for an unknown host
 */
export async function allowedAddress(host: string, policy: NetworkPolicy | undefined): Promise<string> {
  if (policy === undefined) return host
  return (await resolve(host, policy))[0].address
}

/**
 * `lookup` for sockets and HTTP agents: every connection of theirs, also one that a redirect asks for, goes to a checked
 * address. Names are resolved here and only once, so that a second answer cannot differ. Addresses given as numbers are
 * never looked up: check them with allowedAddress before.
 */
export function allowedLookup(policy: NetworkPolicy | undefined): LookupFunction | undefined {
  if (policy === undefined) return undefined
  return (host, options, answer) => {
    resolve(host, policy).then(
      (found) => (options.all ? answer(null, [...found]) : answer(null, found[0].address, found[0].family)),
      // The signature asks for an address beside the error.
      (error: NodeJS.ErrnoException) => answer(error, '', 0),
    )
  }
}

async function resolve(host: string, policy: NetworkPolicy): Promise<readonly [Resolved, ...Resolved[]]> {
  const found = isIP(host) === 0 ? await resolveHost(host, { all: true }) : [{ address: host, family: isIP(host) }]
  for (const { address } of found) {
    const range = rangeOf(address)
    if (range === 'metadata' || (range === 'private' && !policy.privateAddresses)) {
      throw new PlatformError('connection.address-refused', { server: host, address, range })
    }
  }
  // The resolver answers with at least one address or fails.
  return found as [Resolved, ...Resolved[]]
}
