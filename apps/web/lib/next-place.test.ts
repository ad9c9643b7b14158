import { describe, expect, test } from 'vitest'
import { nextPlace } from './next-place.ts'

describe('nextPlace', () => {
  test.each([
    ['/runs/7?tab=log', '/runs/7?tab=log'],
    ['/', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/runs', '/'],
    ['/\\elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/runs', '/'],
    ['', '/'],
    [undefined, '/'],
    [['/runs', '/x'], '/'],
  ])('%j → %s', (asked, place) => {
    expect(nextPlace(asked)).toBe(place)
  })
})
