import { describe, expect, it } from 'vitest'
import { parseEvery, parseGrowth, parseRetention } from './inputs.ts'
import { cronOf } from './schedule.ts'

describe('--every, --retention, --growth', () => {
  it.each([
    ['30s', 30],
    ['15m', 900],
    ['1h', 3_600],
    [' 1.5 H ', 5_400],
    ['1d', 86_400],
    ['2w', 1_209_600],
    ['1mo', 2_592_000],
    ['1y', 31_536_000],
  ])('every %s', (text, seconds) => expect(parseEvery(text)).toBe(seconds))

  it.each([
    ['90d', 90],
    ['6mo', 180],
    ['3y', 1_095],
    ['1h', 1],
  ])('retention %s', (text, days) => expect(parseRetention(text)).toEqual({ days }))

  it.each([
    ['10GB/month', 1e10 / 30],
    ['500 mb / d', 5e8],
    ['1TB/year', 1e12 / 365],
    ['1GiB/day', 2 ** 30],
    ['100B/h', 2_400],
  ])('growth %s', (text, bytesPerDay) => expect(parseGrowth(text).bytesPerDay).toBeCloseTo(bytesPerDay, 6))

  it.each([
    () => parseEvery('often'),
    () => parseEvery('0s'),
    () => parseEvery('-1h'),
    () => parseRetention('3'),
    () => parseGrowth('10GB'),
    () => parseGrowth('10/month'),
    () => parseGrowth(''),
  ])('%s is refused', (parse) => expect(parse).toThrow(expect.objectContaining({ code: 'usage.invalid' })))
})

it.each([
  [10, null],
  [60, '* * * * *'],
  [900, '*/15 * * * *'],
  [45 * 60, '*/30 * * * *'],
  [3_600, '0 * * * *'],
  [5 * 3_600, '0 */4 * * *'],
  [86_400, '0 3 * * *'],
  [7 * 86_400, '0 3 * * 1'],
  [30 * 86_400, '0 3 1 * *'],
])('cron of %d seconds', (seconds, cron) => expect(cronOf(seconds)).toBe(cron))
