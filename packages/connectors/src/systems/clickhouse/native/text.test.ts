import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeText, TEXT_ROOM, text, wordsOf } from './text.ts'

const bytesOf = fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes))

test('a text is its length and its bytes, wherever it lies: at the end of its buffer, too', () => {
  fc.assert(
    fc.property(bytesOf, bytesOf, bytesOf, fc.nat(9), (before, value, after, at) => {
      const bytes = Buffer.concat([before, value, after])
      const end = before.length + value.length
      const out = Buffer.alloc(at + value.length + TEXT_ROOM, 0xee)
      const next = encodeText(bytes, wordsOf(bytes), before.length, end, out, wordsOf(out), at)
      const plain = Buffer.alloc(out.length)
      expect(next).toBe(text.encode(bytes, before.length, end, plain, at))
      expect(out.subarray(at, next)).toEqual(plain.subarray(at, next))
      expect(out.subarray(next - value.length, next)).toEqual(value)
      expect(out.subarray(0, at)).toEqual(Buffer.alloc(at, 0xee))
    }),
  )
})
