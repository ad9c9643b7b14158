import { BYTE_CLASS, classOf } from '@ai-etl/core/contracts/batch'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowDecoder } from './decode.ts'

/** A CopyData message of a row as the server writes it: CopyAttributeOutText in src/backend/commands/copyto.c. */
function message(row: readonly (string | null)[]): Buffer {
  const letters: Record<string, string> = {
    '\b': 'b',
    '\f': 'f',
    '\n': 'n',
    '\r': 'r',
    '\t': 't',
    '\v': 'v',
    '\\': '\\',
  }
  const fields = row.map((value) =>
    value === null ? '\\N' : value.replace(/[\b\f\n\r\t\v\\]/g, (c) => `\\${letters[c]}`),
  )
  const body = Buffer.from(`${fields.join('\t')}\n`)
  const head = Buffer.alloc(5)
  head.write('d')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

test('any rows come back as they were, however messages are cut into buffers', () => {
  const value = fc.option(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')))
  const rows = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 10 }), (given, most) => {
      const decoder = new RowDecoder(3, [false, false, false])
      const found: (string | null)[][] = []
      let wrongMasks = 0
      const drain = () => {
        const { batch } = decoder
        for (let row = 0; row < batch.rows; row++) {
          found.push(
            [0, 1, 2].map((column) => {
              const cell = row * 3 + column
              if (batch.mask[cell] === BYTE_CLASS.NULL) return null
              const classes = classOf(batch.bytes, batch.start[cell], batch.end[cell])
              const empty = batch.start[cell] === batch.end[cell]
              wrongMasks += batch.mask[cell] === (empty ? BYTE_CLASS.QUOTED : classes) ? 0 : 1
              return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
            }),
          )
        }
        decoder.reset()
      }
      for (let i = 0; i < given.length; i += most) {
        const messages = Buffer.concat(given.slice(i, i + most).map(message))
        for (let at = decoder.decode(messages, 0); at < messages.length; at = decoder.decode(messages, at)) drain()
      }
      drain()
      expect(found).toEqual(given)
      expect(wrongMasks).toBe(0)
    }),
    { numRuns: 40 },
  )
})

test('truth values become the canonical words', () => {
  const decoder = new RowDecoder(0, [true, false, true])
  decoder.decode(Buffer.concat([message(['t', 't', 'f']), message([null, 'f', 't'])]), 0)
  const { batch } = decoder
  const texts = Array.from({ length: 6 }, (_, i) => batch.bytes.toString('utf8', batch.start[i], batch.end[i]))
  expect(texts).toEqual(['true', 't', 'false', '', 'f', 'true'])
  expect(batch.mask[3]).toBe(BYTE_CLASS.NULL)
})
