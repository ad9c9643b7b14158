import { expect, test } from 'vitest'
import { Remembered } from './remembered.ts'

test('a value is there until its time', () => {
  let now = 1000
  const remembered = new Remembered<string>(10, () => now)
  remembered.keep('a', 'first', 2000)
  now = 1999
  expect(remembered.find('a')).toBe('first')
  now = 2000
  expect(remembered.find('a')).toBeUndefined()
})

test('the oldest make room, and one kept anew is young again', () => {
  const remembered = new Remembered<number>(2, () => 0)
  remembered.keep('a', 1, 10)
  remembered.keep('b', 2, 10)
  remembered.keep('a', 3, 10)
  remembered.keep('c', 4, 10)
  expect(['a', 'b', 'c'].map((key) => remembered.find(key))).toEqual([3, undefined, 4])
})

test('what is forgotten is gone', () => {
  const remembered = new Remembered<number>(10, () => 0)
  for (const key of ['a', 'b', 'c']) remembered.keep(key, 1, 10)
  remembered.forget('a')
  expect(remembered.find('a')).toBeUndefined()
  remembered.clear()
  expect(remembered.find('b')).toBeUndefined()
})
