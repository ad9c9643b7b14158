import { describe, expect, test } from 'vitest'
import { ago, duration, time } from './times.ts'

describe('duration', () => {
  test.each([
    [0, '0 мс', '0 ms'],
    [380.4, '380 мс', '380 ms'],
    [1440, '1,4 с', '1.4 s'],
    [45_000, '45 с', '45 s'],
    [60_000, '1 мин', '1 min'],
    [372_000, '6 мин 12 с', '6 min 12 s'],
    [3_600_000, '1 ч', '1 h'],
    [29_520_000, '8 ч 12 мин', '8 h 12 min'],
    [640_800_000, '7 д 10 ч', '7 d 10 h'],
  ])('%d ms', (ms, ru, en) => {
    expect(plain(duration(ms, 'ru'))).toBe(ru)
    expect(plain(duration(ms, 'en'))).toBe(en)
  })
})

describe('ago', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  test.each([
    ['2026-11-23T11:59:50Z', 'сейчас', 'now'],
    ['2026-11-23T11:55:00Z', '5 минут назад', '5 minutes ago'],
    ['2026-11-23T04:00:00Z', '8 часов назад', '8 hours ago'],
    ['2026-11-22T11:00:00Z', 'вчера', 'yesterday'],
    ['2026-11-24T13:00:00Z', 'завтра', 'tomorrow'],
  ])('%s', (at, ru, en) => {
    expect(plain(ago(at, 'ru', now))).toBe(ru)
    expect(plain(ago(at, 'en', now))).toBe(en)
  })
})

test('a moment of another year names it', () => {
  expect(plain(time('2021-08-18T13:01:14.583Z', 'ru', 'Europe/Moscow'))).toBe('18 августа 2021 г. в 16:01')
  expect(plain(time('2021-08-18T13:01:14.583Z', 'en', 'Europe/Moscow'))).toBe('18 August 2021 at 16:01')
})

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}
