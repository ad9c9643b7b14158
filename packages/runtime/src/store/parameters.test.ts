import { describe, expect, test } from 'vitest'
import { namedParameters } from './parameters.ts'
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
