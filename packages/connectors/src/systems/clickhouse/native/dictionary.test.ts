import { allocateBatch, BYTE_CLASS, reserve } from '@ai-etl/core/contracts/batch'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DictionaryColumn } from './dictionary.ts'

/** A batch of one column; null is NULL. */
function batchOf(values: readonly (string | null)[]) {
  const batch = allocateBatch(0, 1, values.length, 0)
  values.forEach((value, row) => {
    const bytes = Buffer.from(value ?? '')
    batch.start[row] = reserve(batch, bytes.length)
    batch.end[row] = batch.start[row] + bytes.length
    batch.bytes.set(bytes, batch.start[row])
    batch.mask[row] = value === null ? BYTE_CLASS.NULL : 0
    batch.rows++
  })
  return batch
}

/** What the pieces say, read as the engine reads them; in the form with NULL, key 0 stands for it. */
function decode(pieces: readonly Buffer[], nullable: boolean) {
  const all = Buffer.concat(pieces)
  expect(all.readBigUInt64LE(0)).toBe(1n)
  const width = { 0x601: 2, 0x602: 4 }[Number(all.readBigUInt64LE(8))] ?? 0
  let at = 24
  const keys = Array.from({ length: Number(all.readBigUInt64LE(16)) }, () => {
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = all[at++]
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    at += length
    return all.toString('utf8', at - length, at)
  })
  const rows = Number(all.readBigUInt64LE(at))
  const numbers = Array.from({ length: rows }, (_, row) => all.readUIntLE(at + 8 + row * width, width))
  expect(all.length).toBe(at + 8 + rows * width)
  return { keys, width, values: numbers.map((number) => (nullable && number === 0 ? null : keys[number])) }
}

const values = (nullable: boolean) => {
  const text = fc.oneof(fc.constantFrom('', 'a', 'ab', 'Аб', 'x'.repeat(300)), fc.string({ unit: 'grapheme' }))
  return fc.array(nullable ? fc.option(text) : text, { maxLength: 40 })
}

test.each([true, false])('blocks give back their rows, each key once (takes NULL: %s)', (nullable) => {
  fc.assert(
    fc.property(fc.array(values(nullable), { maxLength: 4 }), fc.boolean(), (blocks, reuse) => {
      const column = new DictionaryColumn('c', nullable, 40, reuse)
      for (const rows of blocks) {
        const half = rows.length >> 1
        column.add(batchOf(rows), 0, 0, half)
        column.add(batchOf(rows), 0, half, rows.length)
        const { keys, values } = decode(column.take(), nullable)
        expect(values).toEqual(rows)
        const kinds = new Set(rows.filter((value) => value !== null))
        expect(keys.length).toBe(kinds.size + (nullable ? 1 : 0))
      }
    }),
  )
})

test('more kinds than two bytes can number', () => {
  const rows = Array.from({ length: 65_537 }, (_, i) => `value ${i}`)
  const column = new DictionaryColumn('c', true, rows.length, true)
  const batch = batchOf(rows)
  column.add(batch, 0, 0, rows.length)
  const block = decode(column.take(), true)
  expect(block.width).toBe(4)
  expect(block.values).toEqual(rows)
  column.add(batch, 0, 0, 2)
  expect(decode(column.take(), true)).toEqual({ keys: ['', rows[0], rows[1]], width: 2, values: rows.slice(0, 2) })
})

test('a column without NULL takes none', () => {
  const column = new DictionaryColumn('c', false, 1, true)
  expect(() => column.add(batchOf([null]), 0, 0, 1)).toThrow('c takes no NULL')
})
