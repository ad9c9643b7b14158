import { expect, test } from 'vitest'
import { openCache } from './cache.ts'

test('an answer is kept for ten times as long as it took to make, half a minute at most', async () => {
  let now = 0
  let made = 0
  const cache = openCache(null, () => now)
  const ask = (took: number) =>
    cache.remember('page', async () => {
      now += took
      return ++made
    })
  expect(await ask(100)).toBe(1)
  now += 999
  expect(await ask(100)).toBe(1)
  now += 1
  expect(await ask(10_000)).toBe(2)
  now += 29_999
  expect(await ask(1)).toBe(2)
  now += 1
  expect(await ask(0)).toBe(3)
  expect(await ask(0)).toBe(4)
})

test('those who ask at once share one making; a failure is nobody else’s', async () => {
  const cache = openCache(null)
  let made = 0
  const make = async () => {
    made++
    await new Promise((resolve) => setTimeout(resolve, 10))
    throw new Error('no')
  }
  const answers = await Promise.allSettled([cache.remember('page', make), cache.remember('page', make)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(made).toBe(1)
  expect(await cache.remember('page', async () => 'yes')).toBe('yes')
})
