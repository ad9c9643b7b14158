/** Writes the text of a value, canonical in [start, end), in the engine's own form; returns the index behind it. */
export type Encode = (bytes: Buffer, start: number, end: number, out: Buffer, at: number) => number

/** How one column goes into Native blocks. Format: ClickHouse, NativeWriter and the types' binary serialization. */
export interface Encoder {
  /** The type that the block declares; the server converts from it to the table's where they differ. */
  readonly wireType: string
  /** Bytes of a value; null where they depend on it: then at most its text and `extra` bytes. */
  readonly width: number | null
  readonly encode: Encode
  /** Writes what stands under a NULL. */
  readonly empty: (out: Buffer, at: number) => number
}

export function fixed(wireType: string, width: number, encode: Encode): Encoder {
  return { wireType, width, encode, empty: (out, at) => zeros(out, at, width) }
}

function zeros(out: Buffer, at: number, width: number): number {
  for (let i = 0; i < width; i++) out[at + i] = 0
  return at + width
}

/** LEB128, as lengths stand in Native. */
export function writeLength(value: number, out: Buffer, at: number): number {
  let rest = value
  let next = at
  while (rest >= 0x80) {
    out[next++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  out[next++] = rest
  return next
}

/** Longest length prefix of a value in a buffer of up to 2 GB. */
export const LENGTH_BYTES = 5
