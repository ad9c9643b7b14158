import { describe, expect, test } from 'vitest'
import { list } from './page.ts'
import { namedParameters } from './parameters.ts'
import { query } from './query.ts'
import { integer, json, nullable, text, uuid } from './types.ts'

describe('parameters', () => {
  test.each([
    ['get numbers and their types', 'SELECT :id, :name', 'SELECT $1::uuid, $2::text', ['id', 'name']],
    ['used twice are one', 'SELECT :name, :id, :name', 'SELECT $1::text, $2::uuid, $1::text', ['name', 'id']],
    ['are no casts', 'SELECT a::text, :id::text, :name', 'SELECT a::text, $1::uuid::text, $2::text', ['id', 'name']],
    [
      'are none in literals',
      "SELECT ':no ''\\ :id', :id, :name",
      "SELECT ':no ''\\ :id', $1::uuid, $2::text",
      ['id', 'name'],
    ],
    ['are none in names', 'SELECT ":id", :id, :name', 'SELECT ":id", $1::uuid, $2::text', ['id', 'name']],
    ['are none in comments', 'SELECT :id, -- :no\n:name', 'SELECT $1::uuid, -- :no\n$2::text', ['id', 'name']],
  ])('%s', (_, written, sent, order) => {
    expect(namedParameters(written, { id: uuid, name: text }, 'q')).toEqual({ text: sent, order })
  })

  test('that are not declared, or declared and not used, are mistakes', () => {
    expect(() => namedParameters('SELECT :other', {}, 'findIt')).toThrow('findIt uses :other, which is not declared')
    expect(() => namedParameters('SELECT 1', { id: uuid }, 'findIt')).toThrow('findIt declares :id')
    expect(() => namedParameters('SELECT :toString', {}, 'findIt')).toThrow('not declared')
  })
})

describe('a query', () => {
  test('has a name that PostgreSQL can tell apart', () => {
    const named = (name: string) => query({ name, params: {}, row: {}, text: 'SELECT' })
    expect(named('n'.repeat(63)).name).toHaveLength(63)
    expect(() => named('n'.repeat(64))).toThrow('longer than 63')
  })

  test('of a list has a name of its own for each choice of filters, however many', () => {
    const filters = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`filterNumber${i}`, { type: text, where: `a = :filterNumber${i}` }]),
    )
    const order = { by: 'a', byType: text, id: 'id', idType: uuid, direction: 'ASC' } as const
    const made = list({ name: 'l', params: {}, filters, item: { a: text }, select: 'a', from: 't', where: [], order })
    const names = Object.keys(filters).flatMap((_, i, all) => [
      made.variant(all.slice(i)).name,
      made.variant([...all.slice(i), 'after']).name,
    ])
    expect(new Set(names).size).toBe(18)
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(63)
  })
})

describe('values', () => {
  test.each([
    ['JSON arrays as JSON, not as arrays of PostgreSQL', json().encode([1, 'a'] as never), '[1,"a"]'],
    ['JSON null as JSON', json().encode(null as never), 'null'],
    ['null as NULL', nullable(json()).encode(null as never), null],
    ['others as they are', integer.encode(7), 7],
  ])('are sent: %s', (_, sent, expected) => {
    expect(sent).toBe(expected)
  })
})
