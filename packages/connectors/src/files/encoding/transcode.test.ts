import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ByteReader } from '../format.ts'
import { readUpTo } from '../input.ts'
import { transcodingReader } from './transcode.ts'

/** Gives `piece` bytes at a time, every other time as a promise. */
function reader(bytes: Buffer, piece: number): ByteReader {
  let position = 0
  let reads = 0
  return {
    read(into, offset, length) {
      const got = bytes.copy(into, offset, position, Math.min(bytes.length, position + Math.min(piece, length)))
      position += got
      return reads++ % 2 === 0 ? got : Promise.resolve(got)
    },
    get position() {
      return position
    },
    get consumed() {
      return position
    },
    async close() {},
  }
}

const TEXTS: Record<string, fc.Arbitrary<string>> = {
  'windows-1251': fc.string({ unit: fc.constantFrom(...'абвЯё«»№€—a1;"\n') }),
  'koi8-r': fc.string({ unit: fc.constantFrom(...'абвЯё─©a1;"\n') }),
  cp866: fc.string({ unit: fc.constantFrom(...'абвЯё№═a1;"\n') }),
  'utf-16le': fc.string({ unit: 'grapheme' }),
  'utf-16be': fc.string({ unit: 'grapheme' }),
  shift_jis: fc.string({ unit: fc.constantFrom(...'日本語a1;\n') }),
}

describe('transcoding to UTF-8', () => {
  it.each(Object.entries(TEXTS))('%s, however the bytes arrive', async (encoding, texts) => {
    const property = fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, piece) => {
      const transcoded = transcodingReader(reader(iconv.encode(text, encoding), piece), encoding)
      expect((await readUpTo(transcoded, 100_000)).toString()).toBe(text)
      expect(transcoded.position).toBe(Buffer.byteLength(text))
    })
    await fc.assert(property)
  })

  it('refuses an encoding that it does not know', () => {
    expect(() => transcodingReader(reader(Buffer.alloc(0), 1), 'utf-9')).toThrow('not an encoding known here')
  })
})
