import type { NewValue, ValueDictionary } from './dictionary.ts'
import { FrequentValues } from './frequent.ts'
import { HyperLogLog } from './hyperloglog.ts'

/** What is known of a column's values that came after its dictionary was full: bounded whatever comes. */
export class Overflow {
  readonly distinct = new HyperLogLog()
  readonly frequent = new FrequentValues()
  /** Values that found no entry, repetitions included. */
  values = 0
  /** Systematic sample of such values: every `stride`-th, at most SAMPLE. */
  sample: Uint8Array[] = []
  stride = 1
  /** Least and greatest by bytes, cut to BOUND bytes. */
  least: Uint8Array | null = null
  greatest: Uint8Array | null = null

  constructor(dictionary: ValueDictionary) {
    for (let entry = 0; entry < dictionary.size; entry++) {
      this.distinct.add(dictionary.hashFirst[entry], dictionary.hashSecond[entry])
    }
  }

  observe(value: NewValue): void {
    const { first, second, bytes, start, end } = value
    this.distinct.add(first, second)
    this.frequent.add(first, second, bytes, start, end)
    if (this.values % this.stride === 0) this.keep(value)
    if (this.least === null || compareRange(bytes, start, end, this.least) < 0) this.least = copy(value)
    if (this.greatest === null || compareRange(bytes, start, end, this.greatest) > 0) this.greatest = copy(value)
    this.values++
  }

  private keep(value: NewValue): void {
    if (this.sample.length >= SAMPLE) {
      this.sample = this.sample.filter((_, i) => i % 2 === 0)
      this.stride *= 2
      if (this.values % this.stride !== 0) return
    }
    this.sample.push(copy(value))
  }
}

const SAMPLE = 20_000
const BOUND = 256

function copy({ bytes, start, end }: NewValue): Uint8Array {
  return bytes.slice(start, Math.min(end, start + BOUND))
}

/** Order of bytes [start, end) against another value: below, at or above zero. UTF-8 order is code point order. */
function compareRange(bytes: Uint8Array, start: number, end: number, other: Uint8Array): number {
  const shorter = Math.min(end - start, other.length)
  for (let i = 0; i < shorter; i++) {
    const difference = bytes[start + i] - other[i]
    if (difference !== 0) return difference
  }
  return end - start - other.length
}
