import { BlockList, isIPv6 } from 'node:net'

/** What kind of place an IP address is: `metadata` hands out credentials of the machine to whoever asks. */
export type AddressRange = 'metadata' | 'private' | 'public'

/** Addresses of IPv6 that hold one of IPv4, and the bits before it: RFC 6052 (NAT64), RFC 3056 (6to4), RFC 4291 2.5.5.1. */
const WITHIN_IPV6: readonly (readonly [form: (halves: string) => string, before: number])[] = [
  [(halves) => `64:ff9b::${halves}`, 96],
  [(halves) => `2002:${halves}::`, 16],
  [(halves) => `::${halves}`, 96],
]

/**
 * Addresses of clouds' metadata services, and the link-local ranges that most of them lie in: AWS (instances, ECS, EKS),
 * Google, Azure, OpenStack and Yandex share 169.254.0.0/16; the others are Alibaba's, Azure's wire server, Oracle's, and
 * those of IPv6.
 */
const metadata = blockList([
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
])

/** Loopback, private and otherwise not public ranges (IANA special-purpose registries, RFC 6890). */
const privates = blockList([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['ff00::', 8],
])

/**
 * The range of an IP address as text; IPv4 inside of IPv6 counts as what it stands for: mapped (`::ffff:10.0.0.1`, which
 * BlockList sees to), behind NAT64, in 6to4, and in the old compatible form.
 */
export function rangeOf(address: string): AddressRange {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  if (metadata.check(address, family)) return 'metadata'
  return privates.check(address, family) ? 'private' : 'public'
}

function blockList(subnets: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of subnets) {
    list.addSubnet(network, prefix, isIPv6(network) ? 'ipv6' : 'ipv4')
    if (isIPv6(network)) continue
    for (const [form, before] of WITHIN_IPV6) list.addSubnet(form(hexadecimal(network)), before + prefix, 'ipv6')
  }
  return list
}

/** `7f00:1` of 127.0.0.1. */
function hexadecimal(address: string): string {
  const [a, b, c, d] = address.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}
