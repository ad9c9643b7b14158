import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayName, parseTableName, quoteName } from './names.ts'

describe('parseTableName', () => {
  test.each([
    ['tickets', 'public', 'tickets'],
    ['city.tickets', 'city', 'tickets'],
    ['city.*', 'city', null],
    ['*', 'public', null],
    ['"my.schema"."Моя ""таблица"""', 'my.schema', 'Моя "таблица"'],
    ['Mixed.Case', 'Mixed', 'Case'],
    ['"*"', 'public', '*'],
  ])('%s', (text, schema, table) => expect(parseTableName(text, 'public')).toEqual({ schema, table }))

  test.each(['', 'a.b.c', 'a.', '"open', 'a"b'])('%j is refused', (text) => {
    expect(() => parseTableName(text, 'public')).toThrow(/address/)
  })

  test('reads back what displayName and quoteName write', () => {
    const name = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => text.trim() !== '' && !text.includes('\0'))
    fc.assert(
      fc.property(name, name, (schema, table) => {
        expect(parseTableName(displayName(schema, table), 'public')).toEqual({ schema, table })
        expect(parseTableName(`${quoteName(schema)}.${quoteName(table)}`, 'public')).toEqual({ schema, table })
      }),
    )
  })
})
