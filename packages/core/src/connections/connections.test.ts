import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Connector } from '../contracts/connector.ts'
import { connectionForm } from './form.ts'
import { addressOfValues, valuesOfAddress } from './values.ts'

const options = z.object({
  tls: z.enum(['true', 'false']).default('false').describe('TLS'),
  token: z.string().optional(),
})
// Forms and addresses look at nothing else of a connector.
const system = { name: 'postgresql', schemes: ['postgresql'], options } as unknown as Connector
const files = { name: 'csv', schemes: ['csv'], options } as unknown as Connector

test('the form of a system: where, who, options; secrets are write-only', () => {
  const form = connectionForm(system, 'ru') as { properties: Record<string, { title?: string; writeOnly?: boolean }> }
  expect(Object.keys(form.properties)).toEqual(['host', 'port', 'path', 'user', 'password', 'options'])
  expect(form.properties.password).toMatchObject({ title: 'Пароль', writeOnly: true })
  expect(form.properties.options).toMatchObject({
    properties: { tls: { default: 'false' }, token: { writeOnly: true } },
  })
})

test('the form of files asks for a path', () => {
  expect(connectionForm(files, 'en')).toMatchObject({ required: ['path'], properties: { path: { title: 'File' } } })
})

describe('a filled form and its address', () => {
  test.each([
    [system, {}, 'postgresql://'],
    [
      system,
      {
        host: 'db.example',
        port: 5433,
        path: 'city',
        user: 'etl',
        password: 'a@b',
        options: { tls: true, token: 't' },
      },
      'postgresql://etl:a%40b@db.example:5433/city?tls=true&token=t',
    ],
    [files, { path: 'examples/*.csv', options: { tls: '' } }, 'csv:examples/*.csv'],
  ])('%#', (connector, values, address) => {
    expect(addressOfValues(connector, values, null)).toBe(address)
  })

  test('what is shown of it has no secrets, and saving it again keeps them', () => {
    const before = 'postgresql://etl:s3cret@db.example:5433/city?tls=true&token=t0ken'
    const shown = valuesOfAddress(before)
    expect(shown).toEqual({ host: 'db.example', port: 5433, path: 'city', user: 'etl', options: { tls: 'true' } })
    expect(addressOfValues(system, { ...shown, host: 'db2.example' }, before)).toBe(
      'postgresql://etl:s3cret@db2.example:5433/city?token=t0ken&tls=true',
    )
  })

  test('variables stand for themselves', () => {
    expect(valuesOfAddress('postgresql://etl:${PGPASSWORD}@${HOST}/city')).toEqual({
      host: '${HOST}',
      path: 'city',
      user: 'etl',
    })
    expect(valuesOfAddress('not://an address')).toBeNull()
  })
})
