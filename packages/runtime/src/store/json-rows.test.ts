import { describe, expect, test } from 'vitest'
import { jsonWriter } from './json-rows.ts'
import { bigint, boolean, double, instant, integer, json, nullable, text, texts, uuid } from './types.ts'

describe('a row as JSON', () => {
  const write = jsonWriter([
    ['id', uuid],
    ['name', text],
    ['disabled', boolean],
    ['version', integer],
    ['rows', bigint],
    ['seconds', double],
    ['error', nullable(json())],
    ['startedAt', nullable(instant)],
    ['recipients', texts],
  ])

  test('has each value in its type, without the values behind the columns', () => {
    const row = [
      '030004d6-72c2-44ec-a000-b640e8ea1d4a',
      'a "b" \\ c\nд 😀',
      't',
      '-3',
      '9007199254740993',
      '1.5e-07',
      '{"why": ["a", null]}',
      '2026-11-23 06:24:00.12+00',
      '{a,"b, \\"c\\"",NULL}',
      'cursor',
    ]
    expect(write(row)).toBe(
      '{"id":"030004d6-72c2-44ec-a000-b640e8ea1d4a","name":"a \\"b\\" \\\\ c\\nд 😀","disabled":true,"version":-3,' +
        '"rows":9007199254740993,"seconds":1.5e-07,"error":{"why": ["a", null]},' +
        '"startedAt":"2026-11-23T06:24:00.12+00:00","recipients":["a","b, \\"c\\"",null]}',
    )
  })

  test('tells what is absent, and what JSON has no number for', () => {
    const row = ['', '', 'f', '0', '0', 'NaN', null, null, '{}']
    expect(JSON.parse(write(row))).toMatchObject({ disabled: false, seconds: 'NaN', error: null, startedAt: null })
  })

  test('is refused for a type that it does not know', () => {
    expect(() => jsonWriter([['at', { ...text, sql: 'interval' }]])).toThrow('no JSON for the type interval of at')
  })
})
