import { type Batch, BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NativeTextDecoder } from './native-text.ts'

type Column = readonly (string | null)[]

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([Buffer.from(varint(bytes.length)), bytes])
}

/** A Native block as a server writes it; a column with a null in it is Nullable. */
function block(columns: readonly Column[]): Buffer {
  const rows = columns[0]?.length ?? 0
  const parts = columns.flatMap((column, i) => {
    const nullable = column.includes(null)
    const nulls = nullable ? [Buffer.from(column.map((value) => (value === null ? 1 : 0)))] : []
    const type = nullable ? 'Nullable(String)' : 'String'
    return [text(`столбец ${i}`), text(type), ...nulls, ...column.map((value) => text(value ?? ''))]
  })
  return Buffer.concat([Buffer.from([...varint(columns.length), ...varint(rows)]), ...parts])
}

function rowsOf(batch: Batch): Column[] {
  return Array.from({ length: batch.rows }, (_, row) =>
    Array.from({ length: batch.columns }, (_unused, column) => {
      const cell = row * batch.columns + column
      const isNull = (batch.mask[cell] & BYTE_CLASS.NULL) !== 0
      return isNull ? null : batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
    }),
  )
}

const value = fc.option(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('x'.repeat(300))))
const blocks = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }))
  .chain(([width, heights]) =>
    fc.tuple(
      ...heights.map((rows) =>
        fc.array(fc.array(value, { minLength: rows, maxLength: rows }), { minLength: width, maxLength: width }),
      ),
    ),
  )

test('any split of the bytes into pieces gives the same rows', () => {
  fc.assert(
    fc.property(blocks, fc.integer({ min: 1, max: 40 }), (written, size) => {
      const decoder = new NativeTextDecoder(3)
      const bytes = Buffer.concat(written.map(block))
      const found: Column[] = []
      for (let at = 0; at < bytes.length; at += size) {
        decoder.push(bytes.subarray(at, at + size))
        for (let batch = decoder.next(); batch !== null; batch = decoder.next()) {
          expect(batch.table).toBe(3)
          found.push(...rowsOf(batch))
          // Stages may write behind the values.
          batch.bytes.fill(0xff, batch.used)
        }
      }
      expect(found).toEqual(
        written.flatMap((columns) => columns[0].map((_, row) => columns.map((column) => column[row]))),
      )
      expect(decoder.isCutOff).toBe(false)
    }),
  )
})

test('an answer that breaks off is noticed', () => {
  const decoder = new NativeTextDecoder(0)
  decoder.push(block([['a', 'b']]).subarray(0, -1))
  expect(decoder.next()).toBeNull()
  expect(decoder.isCutOff).toBe(true)
})

test('an empty text is a value, and told from a missing one', () => {
  const decoder = new NativeTextDecoder(0)
  decoder.push(block([['', null, 'a']]))
  const batch = decoder.next()
  expect([...(batch?.mask.subarray(0, 2) ?? [])]).toEqual([BYTE_CLASS.QUOTED, BYTE_CLASS.NULL])
})
