import { describe, expect, test } from 'vitest'
import { lateSpan, lateText } from './late.ts'

describe('a late window is a number and its unit', () => {
  test.each([
    ['2 days', { count: '2', unit: 'days' }],
    ['1 day', { count: '1', unit: 'days' }],
    ['90 minutes', { count: '90', unit: 'minutes' }],
    ['3 weeks', { count: '3', unit: 'weeks' }],
    [undefined, { count: '', unit: 'days' }],
  ])('%s', (late, span) => {
    expect(lateSpan(late)).toEqual(span)
    expect(lateText(span as NonNullable<ReturnType<typeof lateSpan>>)).toBe(late)
  })

  test.each(['1 day 2 hours', 'P1D', '-2 days', '2 fortnights', 5])('%s stays a text', (late) => {
    expect(lateSpan(late)).toBeNull()
  })
})
