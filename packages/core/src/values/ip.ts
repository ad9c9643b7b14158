/** Whether [start, end) is an IPv4 address without leading zeros, or an IPv6 address (RFC 4291 text, no zone index). */
export function isIpAddress(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end && i < start + 5; i++) if (bytes[i] === 58) return isIpv6(bytes, start, end)
  return isIpv4(bytes, start, end)
}

export function isIpv4(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15) return false
  let parts = 0
  let i = start
  while (i < end) {
    const from = i
    let value = 0
    for (; i < end && (bytes[i] - 48) >>> 0 <= 9; i++) value = value * 10 + bytes[i] - 48
    const digits = i - from
    if (digits < 1 || digits > 3 || value > 255 || (digits > 1 && bytes[from] === 48)) return false
    parts++
    if (i === end) return parts === 4
    if (bytes[i] !== 46) return false
    i++
  }
  return false
}

function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 45) return false
  let groups = 0
  let gap = false
  let i = start
  if (bytes[i] === 58) {
    if (bytes[i + 1] !== 58) return false
    gap = true
    i += 2
  }
  while (i < end) {
    const from = i
    while (i < end && isHex(bytes[i])) i++
    if (i < end && bytes[i] === 46) return isIpv4(bytes, from, end) && fits(groups + 2, gap)
    if (i === from || i - from > 4) return false
    groups++
    if (i === end) break
    if (bytes[i] !== 58) return false
    i++
    if (i < end && bytes[i] === 58) {
      if (gap) return false
      gap = true
      i++
    } else if (i === end) return false
  }
  return fits(groups, gap)
}

function fits(groups: number, gap: boolean): boolean {
  return gap ? groups < 8 : groups === 8
}

function isHex(byte: number): boolean {
  return (byte - 48) >>> 0 <= 9 || ((byte | 32) - 97) >>> 0 <= 5
}
