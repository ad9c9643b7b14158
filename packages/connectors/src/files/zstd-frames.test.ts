import { constants, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ZstdFrames } from './zstd-frames.ts'

const noise = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 7919) % 251))
const skippable = Buffer.concat([Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('xyz')])
const checked = { params: { [constants.ZSTD_c_checksumFlag]: 1 } }

const FRAMES = {
  empty: zstdCompressSync(''),
  short: zstdCompressSync('hello'),
  'run of one byte': zstdCompressSync(Buffer.alloc(200_000)),
  'several blocks': zstdCompressSync(noise),
  'with a checksum': zstdCompressSync(noise, checked),
  skippable,
}

describe('frames of zstd', () => {
  it.each(Object.entries(FRAMES))('%s: ends where it ends, however it is cut', (_name, frame) => {
    for (const size of [1, 7, 65_536, frame.length]) {
      const frames = new ZstdFrames()
      const borders: number[] = []
      for (let at = 0; at < frame.length; at += size) {
        borders.push(...frames.advance(frame.subarray(at, at + size)).map((border) => at + border))
        expect(frames.whole).toBe(at + size >= frame.length)
      }
      expect(borders).toEqual([frame.length])
    }
  })

  it('follows frame after frame', () => {
    const all = Object.values(FRAMES)
    const ends = all.map((_, k) => all.slice(0, k + 1).reduce((sum, frame) => sum + frame.length, 0))
    expect(new ZstdFrames().advance(Buffer.concat(all))).toEqual(ends)
  })

  it('refuses bytes that are no frame', () => {
    expect(() => new ZstdFrames().advance(Buffer.concat([FRAMES.short, Buffer.from('tail')]))).toThrow('after the last')
  })
})
