import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countCharacters } from './characters.ts'

it('counts the code points of a text wherever it lies in its buffer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(7), fc.nat(3), (text, before, shift) => {
      const buffer = new ArrayBuffer(512)
      const bytes = new Uint8Array(buffer, shift)
      const { written } = new TextEncoder().encodeInto(text, bytes.subarray(before))
      bytes.fill(0x80, before + written)
      expect(countCharacters(bytes, before, before + written)).toBe([...text].length)
    }),
  )
})
