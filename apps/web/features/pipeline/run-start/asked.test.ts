import { describe, expect, test } from 'vitest'
import type { Parameter } from '#features/schedule/parameters.ts'
import { askedOf, entryOf, givenIn, misfitOf, sent, unsaidIn } from './asked.ts'

const parameter = (type: string, byDefault: string | null = null): Parameter => ({ name: 'p', type, byDefault })

test('a document asks for its parameters and tells which sources are read by what is new', () => {
  const text = `version: 1
name: sales
params: { since: { type: date, default: 2026-01-01 }, shop: { type: int64 } }
sources:
  sales: { from: sales.csv, mode: incremental, cursor: id }
  shops: { from: shops.csv }
targets: { out: { input: sales, to: "postgresql:///city#sales" } }
`
  expect(askedOf(text)).toEqual({
    parameters: [
      { name: 'since', type: 'date', byDefault: '2026-01-01' },
      { name: 'shop', type: 'int64', byDefault: null },
    ],
    incremental: ['sales'],
  })
  expect(askedOf('a: [')).toEqual({ parameters: [], incremental: [] })
})

test('what is empty or said by the document is not sent', () => {
  const declared = [
    { name: 'a', type: 'string', byDefault: 'x' },
    { name: 'b', type: 'string', byDefault: 'y' },
    { name: 'c', type: 'string', byDefault: null },
  ]
  expect(sent(declared, { a: 'x', b: '', c: 'z', gone: '1' })).toEqual({ c: 'z' })
})

describe('a value is checked by its type', () => {
  test.each([
    ['int64', null, '', 'missing'],
    ['int64', '5', '', null],
    ['int64', null, '12', null],
    ['int64', null, '12a', 'type'],
    ['date', null, '2026-02-30', 'type'],
    ['decimal(5,2)', null, '1.50', null],
    ['string', null, 'any', null],
    ['no such type', null, 'any', null],
  ] as const)('%s, by default %s: “%s”', (type, byDefault, value, misfit) => {
    expect(misfitOf(parameter(type, byDefault), value)).toBe(misfit)
  })
})

describe('a value is entered by its type, as far as that can show it', () => {
  test.each([
    ['date', '2026-01-01', 'date'],
    ['date', 'yesterday', 'text'],
    ['timestamp', '2026-01-01 10:00:00', 'moment'],
    ['timestamp', '2026-01-01 10:00:00.5', 'text'],
    ['timestamptz', '', 'text'],
    ['bool', 'true', 'bool'],
    ['decimal(5,2)', '', 'number'],
    ['list<string>', '', 'text'],
  ] as const)('%s “%s”', (type, value, entry) => {
    expect(entryOf(parameter(type), value)).toBe(entry)
  })
})

test('values of an earlier run are taken without secrets and without parameters that are gone', () => {
  const request = { kind: 'pipeline', params: { p: '1', gone: '2' } }
  expect(givenIn(request, [parameter('int64')])).toEqual({ values: { p: '1' }, hidden: false })
  const secret = { params: { p: 'postgresql://user:***@host/db' } }
  expect(givenIn(secret, [parameter('string')])).toEqual({ values: {}, hidden: true })
  expect(givenIn(null, [parameter('string')])).toEqual({ values: {}, hidden: false })
})

test('a parameter that each run is given is no fault of the document', () => {
  const type = { code: 'expression.type', message: '' }
  const missing = (parameter: string) => ({ code: 'expression.parameter-missing', message: '', parameter })
  const check = { ok: false, errors: [missing('p'), type, missing('q'), missing('p')] }
  expect(unsaidIn(check)).toEqual({ faults: { ok: false, errors: [type] }, parameters: ['p', 'q'] })
  expect(unsaidIn({ errors: [] })).toEqual({ faults: { errors: [] }, parameters: [] })
})
