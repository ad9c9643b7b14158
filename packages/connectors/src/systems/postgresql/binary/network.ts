import { textOf, writeInt32 } from './integers.ts'

/** PGSQL_AF_INET and PGSQL_AF_INET6, PostgreSQL's src/include/utils/inet.h */
const FAMILY_4 = 2
const FAMILY_6 = 3

/** inet: family, bits of the mask, whether a cidr, bytes of the address, the address. A value without a mask is a host. */
export function inet(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  return address(textOf(bytes, start, end), 0, out, at)
}

/** cidr: the same with the mark of a network. */
export function cidr(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  return address(textOf(bytes, start, end), 1, out, at)
}

function address(value: string, isCidr: 0 | 1, out: Uint8Array, at: number): number {
  const [host, mask] = value.split('/')
  const parts = host.includes(':') ? parseIpv6(host) : parseIpv4(host)
  writeInt32(out, at, 4 + parts.length)
  out[at + 4] = parts.length === 4 ? FAMILY_4 : FAMILY_6
  out[at + 5] = mask === undefined ? parts.length * 8 : Number(mask)
  out[at + 6] = isCidr
  out[at + 7] = parts.length
  out.set(parts, at + 8)
  return at + 8 + parts.length
}

/** @throws RangeError when it is not four numbers up to 255. */
export function parseIpv4(text: string): number[] {
  const parts = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256))
  if (parts.length !== 4 || parts.some((part) => part > 255)) throw new RangeError(`"${text}" is not an IP address`)
  return parts
}

/** RFC 4291, section 2.2: groups of hexadecimal digits, one `::`, perhaps an IPv4 at the end. */
export function parseIpv6(text: string): number[] {
  const [head, tail, more] = text.split('::')
  const first = groups(head)
  const last = tail === undefined ? [] : groups(tail)
  const gap = 16 - first.length - last.length
  if (more !== undefined || (tail === undefined ? gap !== 0 : gap < 2)) throw notAnAddress(text)
  return [...first, ...Array.from({ length: gap }, () => 0), ...last]
}

function groups(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return parseIpv4(group)
    if (!/^[0-9a-f]{1,4}$/i.test(group)) throw notAnAddress(text)
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

const notAnAddress = (text: string) => new RangeError(`"${text}" is not an IP address`)
