import { expect, test } from 'vitest'
import { scalar } from '../../types/logical.ts'
import { likelyJoinKeys, readJoinKeys, writeJoinKeys } from './join-keys.ts'

const column = (name: string, kind: 'string' | 'int64' = 'string') => ({ name, type: scalar(kind) })
const left = { as: 'tickets', columns: [column('museum_inn'), column('day'), column('Price', 'int64')] }
const right = { as: 'm', columns: [column('inn'), column('day'), column('price', 'int64')] }

test.each([
  ['tickets.museum_inn = m.inn', [{ left: 'museum_inn', right: 'inn' }]],
  [
    'm.inn = tickets.museum_inn and tickets.day = m.day',
    [
      { left: 'museum_inn', right: 'inn' },
      { left: 'day', right: 'day' },
    ],
  ],
  ['museum_inn = inn', [{ left: 'museum_inn', right: 'inn' }]],
  ['tickets."Price" = m.price', [{ left: 'Price', right: 'price' }]],
  ['true', []],
  ['day = m.day', null],
  ['tickets.day = tickets.museum_inn', null],
  ['tickets.day > m.day', null],
  ['tickets.day = m.day or true', null],
  ['tickets.day =', null],
])('%s', (on, keys) => expect(readJoinKeys(on, left, right)).toEqual(keys))

test('pairs are written so that they read back', () => {
  const keys = [
    { left: 'museum_inn', right: 'inn' },
    { left: 'Price', right: 'price' },
  ]
  const on = writeJoinKeys(keys, 'tickets', 'm')
  expect(on).toBe('tickets.museum_inn = m.inn and tickets."Price" = m.price')
  expect(readJoinKeys(on, left, right)).toEqual(keys)
  expect(writeJoinKeys([], 'tickets', 'm')).toBe('true')
})

test('likely pairs: the same name and type first, then the same ending', () => {
  expect(likelyJoinKeys(left, right)).toEqual([
    { left: 'day', right: 'day' },
    { left: 'museum_inn', right: 'inn' },
    { left: 'Price', right: 'price' },
  ])
})
