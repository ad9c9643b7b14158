import type { PhysicalType } from './types.ts'

/** Least and greatest value of a part of a column, in its PLAIN encoding. */
export interface ChunkBounds {
  readonly least: Buffer
  readonly most: Buffer
}

/**
 * The bounds of signed whole numbers, which decimals, days and moments are as well; undefined without any.
 * @param values PLAIN, one behind the other, from the beginning of their memory
 */
export function signedBounds(values: Buffer, physical: PhysicalType['physical']): ChunkBounds | undefined {
  if (values.length === 0) return undefined
  if (physical === 'INT32') return chosen(values, 4, bounds32(wordsOf(values)))
  if (physical === 'INT64') return chosen(values, 8, bounds64(wordsOf(values)))
  return undefined
}

/** Parquet's words are little-endian, as those of all machines that Node runs on. */
function wordsOf(values: Buffer): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length >> 2)
}

type Places = readonly [least: number, most: number]

function bounds32(words: Int32Array): Places {
  let least = 0
  let most = 0
  for (let i = 1; i < words.length; i++) {
    if (words[i] < words[least]) least = i
    if (words[i] > words[most]) most = i
  }
  return [least, most]
}

/** Compares halves, the higher one with its sign: a bigint for each value would take longer than all else. */
function bounds64(words: Int32Array): Places {
  let least = 0
  let most = 0
  for (let i = 1; i < words.length >> 1; i++) {
    if (isBelow(words, i, least)) least = i
    if (isBelow(words, most, i)) most = i
  }
  return [least, most]
}

function isBelow(words: Int32Array, one: number, other: number): boolean {
  const high = words[2 * one + 1]
  const otherHigh = words[2 * other + 1]
  return high === otherHigh ? words[2 * one] >>> 0 < words[2 * other] >>> 0 : high < otherHigh
}

/** Copies: what they lie in is used up. */
function chosen(values: Buffer, size: number, [least, most]: Places): ChunkBounds {
  const at = (place: number) => Buffer.from(values.subarray(place * size, (place + 1) * size))
  return { least: at(least), most: at(most) }
}
