import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextReader, TextRecords } from './text-records.ts'

const places = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 200 }),
  mask: fc.nat(0xffff),
  line: fc.nat(0xffffffff),
  offset: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  file: fc.nat(0xffff),
})

test('what is kept of a text comes back as it was, also far into a file of many terabytes', () => {
  fc.assert(
    fc.property(fc.array(places, { maxLength: 20 }), (given) => {
      const records = new TextRecords()
      const starts = given.map(({ text, ...rest }) => {
        const bytes = Buffer.from(`<${text}>`)
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
        return records.add({ view, bytes, start: 1, end: bytes.length - 1, ...rest })
      })
      const reader = new TextReader(records.bytes)
      const kept = starts.map((start) => ({
        text: Buffer.from(records.bytes.subarray(start, start + reader.length(start))).toString(),
        mask: reader.mask(start),
        line: reader.line(start),
        offset: reader.offset(start),
        file: reader.file(start),
      }))
      // Lone halves of surrogate pairs have no bytes of their own.
      expect(kept).toEqual(given.map((one) => ({ ...one, text: Buffer.from(one.text).toString() })))
    }),
  )
})
