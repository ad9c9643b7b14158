/**
 * Thrift's compact protocol, as far as Parquet's metadata needs it: structs, lists, integers, booleans, text.
 * Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.
 */
export type ThriftValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'i32'; readonly value: number }
  | { readonly kind: 'i64'; readonly value: number }
  | { readonly kind: 'binary'; readonly value: Buffer }
  | { readonly kind: 'list'; readonly of: 'i32' | 'binary' | 'struct'; readonly items: readonly ThriftValue[] }
  | { readonly kind: 'struct'; readonly fields: readonly ThriftField[] }

/** Field ids ascend within a struct; an undefined value is left out. */
export type ThriftField = readonly [id: number, value: ThriftValue | undefined]

export const bool = (value: boolean): ThriftValue => ({ kind: 'bool', value })
export const byte = (value: number): ThriftValue => ({ kind: 'byte', value })
export const i32 = (value: number): ThriftValue => ({ kind: 'i32', value })
/** Up to 2^53. */
export const i64 = (value: number): ThriftValue => ({ kind: 'i64', value })
export const binary = (value: Buffer | string): ThriftValue => ({ kind: 'binary', value: Buffer.from(value) })
export const struct = (...fields: readonly ThriftField[]): ThriftValue => ({ kind: 'struct', fields })
export const list = (of: 'i32' | 'binary' | 'struct', items: readonly ThriftValue[]): ThriftValue => ({
  kind: 'list',
  of,
  items,
})

const TYPE = { true: 1, false: 2, byte: 3, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const

/** Serialises a struct. */
export function serialise(value: ThriftValue): Buffer {
  const out: number[] = []
  write(value, out)
  return Buffer.from(out)
}

function write(value: ThriftValue, out: number[]): void {
  switch (value.kind) {
    case 'bool':
      out.push(value.value ? TYPE.true : TYPE.false)
      break
    case 'byte':
      out.push(value.value & 0xff)
      break
    case 'i32':
    case 'i64':
      varint(zigzag(value.value), out)
      break
    case 'binary':
      varint(BigInt(value.value.length), out)
      for (const one of value.value) out.push(one)
      break
    case 'list':
      writeList(value.of, value.items, out)
      break
    case 'struct':
      writeStruct(value.fields, out)
  }
}

function writeList(of: 'i32' | 'binary' | 'struct', items: readonly ThriftValue[], out: number[]): void {
  if (items.length < 15) out.push((items.length << 4) | TYPE[of])
  else {
    out.push(0xf0 | TYPE[of])
    varint(BigInt(items.length), out)
  }
  for (const item of items) write(item, out)
}

function writeStruct(fields: readonly ThriftField[], out: number[]): void {
  let last = 0
  for (const [id, value] of fields) {
    if (value === undefined) continue
    const type = value.kind === 'bool' ? (value.value ? TYPE.true : TYPE.false) : TYPE[value.kind]
    // Ids of Parquet's structs are never more than 15 apart.
    out.push(((id - last) << 4) | type)
    last = id
    if (value.kind !== 'bool') write(value, out)
  }
  out.push(0)
}

function zigzag(value: number): bigint {
  const wide = BigInt(value)
  return wide >= 0n ? wide << 1n : (-wide << 1n) - 1n
}

/** Writes an unsigned number in groups of seven bits, lowest first. */
export function varint(value: bigint, out: number[]): void {
  let rest = value
  while (rest > 0x7fn) {
    out.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  out.push(Number(rest))
}
