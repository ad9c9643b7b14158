import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classOf } from '../contracts/batch.ts'
import { FLAW, flawsOf } from './quality.ts'

function flaws(text: string): number {
  const bytes = Buffer.from(`-${text}-`)
  return flawsOf(bytes, 1, bytes.length - 1, classOf(bytes, 1, bytes.length - 1))
}

/** What a program shows that takes the UTF-8 of a text for another encoding. */
function misread(text: string, encoding: string): string {
  return new TextDecoder(encoding).decode(new TextEncoder().encode(text))
}

describe('flaws of a value', () => {
  it.each([
    ['Музей', 0],
    ['Museum of cars', 0],
    [' Музей', FLAW.LEADING_SPACE],
    ['Музей ', FLAW.TRAILING_SPACE],
    ['\u00a0Музей', FLAW.LEADING_SPACE],
    ['Музей\u00a0', FLAW.TRAILING_SPACE],
    ['Музей  кино', FLAW.DOUBLED_SPACE],
    [' a  b ', FLAW.LEADING_SPACE | FLAW.DOUBLED_SPACE | FLAW.TRAILING_SPACE],
    ['Мoсква', FLAW.LOOK_ALIKE],
    ['Mocква', FLAW.LOOK_ALIKE],
    ['Мocковский', FLAW.LOOK_ALIKE],
    ['Оffice', FLAW.LOOK_ALIKE],
    ['WiFi-роутер', 0],
    ['группа A', 0],
    ['5G-сеть', 0],
    ['zero\u200bwidth', FLAW.INVISIBLE],
    ['soft\u00adhyphen', FLAW.INVISIBLE],
    ['nul\0', FLAW.INVISIBLE],
    ['two\nlines', 0],
    [misread('Москва', 'windows-1251'), FLAW.MOJIBAKE],
    [misread('Москва', 'windows-1252'), FLAW.MOJIBAKE],
    ['М\ufffdсква', FLAW.MOJIBAKE],
    ['Ñandú', 0],
    ['РСФСР', 0],
  ])('%j', (text, expected) => {
    expect(flaws(text)).toBe(expected)
  })
})

it('judges any bytes, those of other encodings too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      const flawed = flawsOf(bytes, 0, bytes.length, classOf(bytes, 0, bytes.length))
      expect(flawed & ~63).toBe(0)
      expect((flawed & FLAW.LEADING_SPACE) !== 0 && bytes.length === 0).toBe(false)
    }),
  )
})
