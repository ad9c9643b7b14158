import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubleKey } from './double-keys.ts'

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"b":{"c":[{"d":1,"d":2}]}}', 'd'],
  ['{"ё":1,"\\u0451":2}', 'ё'],
  ['{"a\\"b":1, "a\\"b" :2}', 'a"b'],
  ['[{"a":1},{"a":2}]', null],
  ['{"a":{"a":["a","a"]},"b":"a"}', null],
  ['{"a":"{\\"a\\":1,\\"a\\":2}"}', null],
  ['{}', null],
  ['"a"', null],
])('%s', (json, key) => {
  expect(doubleKey(json)).toBe(key)
})

test('what JSON.stringify writes has none; one more member of an object does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value, object) => {
      expect(doubleKey(JSON.stringify(value))).toBeNull()
      const [key] = Object.keys(object)
      const twice = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(key)}:0}`
      expect(doubleKey(`[${JSON.stringify(value)},${twice}]`)).toBe(key)
    }),
  )
})
