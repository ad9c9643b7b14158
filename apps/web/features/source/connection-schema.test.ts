import { expect, test } from 'vitest'
import { valuesOf } from './connection-schema.ts'

const form = {
  properties: {
    host: { type: 'string' },
    port: { type: 'integer' },
    options: { properties: { tls: { type: 'string' }, timeout: { type: 'number' }, raw: { type: 'boolean' } } },
  },
}

test('values have the types of the schema; what is empty is left out', () => {
  expect(valuesOf(form, { host: 'db', port: '5432', 'options.timeout': '1.5', 'options.tls': '' })).toEqual({
    host: 'db',
    port: 5432,
    options: { timeout: 1.5 },
  })
  expect(valuesOf(form, { 'options.raw': 'true' })).toEqual({ options: { raw: true } })
  expect(valuesOf(form, {})).toEqual({})
})
