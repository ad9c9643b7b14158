import { varint } from './thrift.ts'

/**
 * Parquet's hybrid of runs and bit-packing (parquet-format, Encodings.md), values of `width` bits: one bit-packed run
 * over all of them, or a single run where all are equal.
 */
export function hybrid(values: Uint8Array | Int32Array, count: number, width: number): Buffer {
  const header: number[] = []
  if (allEqual(values, count)) {
    varint(BigInt(count) << 1n, header)
    const bytes = (width + 7) >> 3
    for (let i = 0; i < bytes; i++) header.push((values[0] >>> (8 * i)) & 0xff)
    return Buffer.from(header)
  }
  const groups = (count + 7) >> 3
  varint((BigInt(groups) << 1n) | 1n, header)
  return Buffer.concat([Buffer.from(header), packBits(values, count, width)])
}

/** Values of `width` bits (0 to 24), lowest bit first, padded with zeros to whole groups of eight. */
export function packBits(values: Uint8Array | Int32Array, count: number, width: number): Buffer {
  const packed = Buffer.alloc(((count + 7) >> 3) * width)
  let pending = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < count; i++) {
    pending |= values[i] << bits
    bits += width
    while (bits >= 8) {
      packed[at++] = pending & 0xff
      pending >>>= 8
      bits -= 8
    }
  }
  if (bits > 0) packed[at] = pending
  return packed
}

function allEqual(values: Uint8Array | Int32Array, count: number): boolean {
  for (let i = 1; i < count; i++) if (values[i] !== values[0]) return false
  return count > 0
}

/** Bits that hold every index below `count`. */
export function bitWidth(count: number): number {
  return count <= 1 ? 0 : 32 - Math.clz32(count - 1)
}
