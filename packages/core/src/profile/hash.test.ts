import { expect, test } from 'vitest'
import { hashRange, lastHash } from './hash.ts'

const view = new DataView(new ArrayBuffer(64))
const bytes = new Uint8Array(view.buffer)
const encoder = new TextEncoder()

function hashOf(text: string, at = 0): [number, number] {
  const { written } = encoder.encodeInto(text, bytes.subarray(at))
  const first = hashRange(view, at, at + written)
  expect(first).toBe(lastHash[0])
  return [lastHash[0], lastHash[1]]
}

test('the hash depends on the bytes alone, not on where they lie', () => {
  for (const text of ['', 'a', 'abc', 'abcd', 'abcde', '75343-431969', 'Кусково', 'Парк музея-усадьбы']) {
    expect(hashOf(text, 5)).toEqual(hashOf(text, 0))
  }
})

const SERIES: readonly [name: string, make: (i: number) => string][] = [
  ['numbers', (i) => String(i)],
  ['padded numbers', (i) => String(i).padStart(12, '0')],
  ['order numbers', (i) => `${75_343 + (i >> 8)}-${String(i * 7919).padStart(6, '0')}`],
  ['moments', (i) => new Date(1_600_000_000_000 + i * 1001).toISOString()],
  ['words', (i) => `посетитель ${i.toString(36)}`],
  ['one word of four', (i) => `${'ab'.repeat(2 * (i % 4))}${String(i).padStart(8, '0')}${'cd'.repeat(20)}`],
  ['uuids', (i) => `6f9619ff-8b86-d011-b42d-${(i * 2_654_435_761).toString(16).padStart(12, '0').slice(-12)}`],
  ['single bytes, repeated', (i) => 'ab'.repeat(i % 30) + String.fromCharCode(32 + (i % 90)) + (i >> 5)],
]

test.each(SERIES)('%s: 30,000 different values have different hashes, and the halves are spread evenly', (_, make) => {
  const values = new Set(Array.from({ length: 30_000 }, (_, i) => make(i)))
  const pairs = new Set<number>()
  const firsts = new Set<number>()
  const seconds = new Set<number>()
  for (const value of values) {
    const [first, second] = hashOf(value)
    pairs.add((first >>> 0) * 2 ** 20 + (second >>> 12))
    firsts.add(first)
    seconds.add(second)
  }
  // 52 bits of the 64, which is what a number holds.
  expect(pairs.size).toBe(values.size)
  // 30,000 even 32-bit hashes collide about 0.1 times; 8 would happen once in 10¹³.
  expect(values.size - firsts.size).toBeLessThan(8)
  expect(values.size - seconds.size).toBeLessThan(8)
})
