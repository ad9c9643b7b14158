import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PlatformError } from '../errors/error.ts'
import { parseType } from '../types/parse.ts'
import { checkPipeline } from './check.ts'
import { pipelineJsonSchema } from './json-schema.ts'
import { plainChain } from './plain.ts'
import { lowerPipeline } from './plan/lower.ts'
import { readPipeline } from './read.ts'
import { writePipeline } from './write.ts'

const TICKETS = [
  { name: 'id', type: parseType('int32'), nullable: false },
  { name: 'status', type: parseType('string'), nullable: false },
  { name: 'price', type: parseType('decimal(10,2)'), nullable: true },
  { name: 'created', type: parseType('timestamptz'), nullable: true },
]

/** A document around the given steps, read by `out` from the last of them. */
function document(steps: string, last: string, more = ''): string {
  return `version: 1
name: example
params: { since: { type: date, default: 2021-01-01 } }
sources: { tickets: { from: tickets.csv } }
steps:
${steps.replace(/^/gm, '  ')}
targets:
  out: { input: ${last}, to: "postgresql:///city#out" }
${more}`
}

const check = (text: string) => checkPipeline(readPipeline('p.yaml', text), new Map([['tickets', TICKETS]]), 'en')

/** The whole example of the published contract. */
const CONTRACT = `version: 1
name: paid_by_month
timezone: Europe/Moscow
params: { since: { type: date, default: 2021-01-01 } }
sources:
  tickets: { from: examples/city/tickets.csv }
  museums: { from: "postgresql:///city#public.museums" }
steps:
  paid:    { type: filter, input: tickets, where: "order_status = 'PAID' and created >= :since" }
  joined:  { type: join, left: paid, right: museums, kind: left, on: "paid.museum_inn = museums.inn" }
  monthly:
    type: aggregate
    input: joined
    by: { month: "date_trunc('month', created)", museum: museum_name }
    values: { revenue: "sum(ticket_price)", visitors: "count(*)" }
    having: "visitors > 10"
  ranked:
    type: window
    input: monthly
    partitionBy: [month]
    orderBy: [{ by: revenue, direction: desc }]
    values: { place: "rank()", previous: "lag(revenue)" }
targets:
  report: { input: ranked, to: "clickhouse:///city#monthly", mode: replace, key: [month, museum] }
schedule: { cron: "0 * * * *", timezone: Europe/Moscow }
checks:
  - { on: ranked, unique: [month, museum] }
  - { on: ranked, notNull: [revenue] }
`

describe('documents', () => {
  test('the published example is valid, and its columns are followed to the target', () => {
    const read = readPipeline('p.yaml', CONTRACT)
    const typed = (columns: Readonly<Record<string, string>>) =>
      Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), nullable: false }))
    const tickets = {
      order_status: 'string',
      created: 'timestamptz',
      museum_inn: 'string',
      ticket_price: 'decimal(9,2)',
    }
    const sources = new Map([
      ['tickets', typed(tickets)],
      ['museums', typed({ inn: 'string', museum_name: 'string' })],
    ])
    const found = checkPipeline(read, sources, 'en')
    expect(found.errors).toEqual([])
    expect(found.steps.at(-1)?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'month timestamptz',
      'museum string',
      'revenue decimal(38,2)',
      'visitors int64',
      'place int64',
      'previous decimal(38,2)',
    ])
  })

  test('JSON is read as well', () => {
    const json = {
      version: 1,
      name: 'j',
      sources: { a: { from: 'a.csv' } },
      targets: { t: { input: 'a', to: 'b.parquet' } },
    }
    expect(readPipeline('p.json', JSON.stringify(json)).pipeline.targets.t.mode).toBe('append')
  })

  test.each([
    ['version: 2\nname: x\nsources: {}\ntargets: {}\n', 'p.yaml:1:10 version'],
    ['version: 1\nname: x\nsources: {}\ntargets: {}\nextra: 1\n', 'p.yaml:1:1'],
    [document('paid: { type: filter, input: tickets }', 'paid'), 'p.yaml:6:9 steps.paid.where'],
    [document('paid: { type: sift, input: tickets }', 'paid'), 'p.yaml:6:17 steps.paid.type'],
    ['version: 1\nname: [x\n', 'p.yaml:3:1'],
  ])('a wrong form is refused with its place', (text, where) => {
    expect(() => readPipeline('p.yaml', text)).toThrow(expect.objectContaining({ code: 'document.invalid', where }))
  })

  test('the published JSON Schema is the current one', () => {
    const path = new URL('../../../../docs/pipeline.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(path, 'utf8')), 'run: node tools/pipeline-schema.ts').toEqual(
      JSON.parse(JSON.stringify(pipelineJsonSchema())),
    )
  })
})

describe('check', () => {
  test('follows columns through plain steps', () => {
    const steps = `paid: { type: filter, input: tickets, where: "status = 'PAID' and created >= :since" }
named: { type: rename, input: paid, columns: { price: amount } }
typed: { type: cast, input: named, columns: { amount: float64 } }
few: { type: select, input: typed, columns: { amount: amount, number: id } }`
    const found = check(document(steps, 'few'))
    expect(found).toMatchObject({ ok: true, errors: [], warnings: [] })
    expect(found.steps.at(-1)).toEqual({
      id: 'few',
      columns: [
        { name: 'amount', type: 'float64', nullable: true },
        { name: 'number', type: 'int32', nullable: false },
      ],
    })
  })

  test('a parameter without a value is named where the document declares it', () => {
    const text = document('s: { type: filter, input: tickets, where: "price > :least" }', 's')
    const missing = (source: string) => check(source).errors.map(({ code, parameter }) => [code, parameter])
    expect(missing(text)).toEqual([['expression.parameter-missing', undefined]])
    const declared = text.replace('params: {', 'params: { least: { type: int64 },')
    expect(missing(declared)).toEqual([['expression.parameter-missing', 'least']])
  })

  test.each([
    [
      's: { type: filter, input: tickets, where: "colour = 1" }',
      'expression.column-unknown',
      'p.yaml:6:41 steps.s.where',
    ],
    ['s: { type: filter, input: tickets, where: "price > \'a\'" }', 'expression.literal', 'p.yaml:6:41 steps.s.where'],
    [
      's: { type: filter, input: tickets, where: "price > :x" }',
      'expression.parameter-missing',
      'p.yaml:6:41 steps.s.where',
    ],
    [
      's: { type: drop, input: tickets, columns: [colour] }',
      'pipeline.column-unknown',
      'p.yaml:6:44 steps.s.columns.0',
    ],
    ['s: { type: rename, input: tickets, columns: { id: price } }', 'pipeline.column-twice', 'p.yaml:6:46 steps.s'],
    ['s: { type: cast, input: tickets, columns: { id: whole } }', 'type.unknown', 'p.yaml:6:44 steps.s.columns.id'],
    ['s: { type: drop, input: nowhere, columns: [id] }', 'pipeline.input-unknown', 'p.yaml:6:6 steps.s'],
    ['s: { type: drop, input: s, columns: [id] }', 'pipeline.cycle', 'p.yaml:6:6 steps.s'],
    [
      's: { type: select, input: tickets, columns: { double: "price * status" } }',
      'expression.type',
      'p.yaml:6:57 steps.s.columns.double',
    ],
  ])('%s → %s', (step, code, where) => {
    const { errors } = check(document(step, 's'))
    expect(errors.map((error) => error.code)).toEqual([code])
    expect(errors[0].where?.split(' ').at(-1)).toBe(where.split(' ').at(-1))
  })

  test('a source that cannot be had is one error, and its steps none', () => {
    const missing = new PlatformError('file.missing', { path: 'tickets.csv' })
    const read = readPipeline('p.yaml', document('s: { type: drop, input: tickets, columns: [id] }', 's'))
    const { errors } = checkPipeline(read, new Map([['tickets', missing]]), 'ru')
    expect(errors).toMatchObject([{ code: 'file.missing', step: 'tickets', message: 'Файла tickets.csv нет' }])
  })

  test('what nothing reads is a warning', () => {
    const steps = 'a: { type: drop, input: tickets, columns: [id] }\nb: { type: drop, input: tickets, columns: [id] }'
    expect(check(document(steps, 'b'))).toMatchObject({ ok: true, warnings: [{ code: 'pipeline.unread', step: 'a' }] })
  })

  test('keys and checks name columns that are there', () => {
    const text = document('s: { type: drop, input: tickets, columns: [id] }', 's', 'checks: [{ on: s, unique: [id] }]')
    expect(check(text).errors).toMatchObject([{ code: 'expression.column-unknown', step: 's' }])
  })
})

test('plain steps lower to what a load runs', () => {
  const steps = `paid: { type: filter, input: tickets, where: "price > 1" }
few: { type: select, input: paid, columns: { number: id, price: price } }`
  const { pipeline } = readPipeline('p.yaml', document(steps, 'few'))
  const { plan } = lowerPipeline(pipeline, new Map([['tickets', TICKETS]]))
  expect(plainChain(pipeline, plan, 'few')).toEqual({
    source: 'tickets',
    steps: [
      { type: 'filter', where: 'price > 1' },
      { type: 'select', columns: ['id', 'price'] },
      { type: 'rename', columns: { id: 'number' } },
    ],
  })
})

test('a written document reads back, with its reasons as comments', () => {
  const text = writePipeline({
    name: 'tickets',
    source: { name: 'tickets', from: 'data/tickets.csv' },
    types: [{ name: 'museum_inn', type: 'string', note: 'leading zeros: an identifier' }],
    names: [],
    target: {
      name: 'tickets',
      to: 'clickhouse:///city#tickets',
      mode: 'append',
      key: [],
      why: ['append-mostly: 100 %'],
    },
    schedule: { cron: '0 * * * *', timezone: 'UTC' },
  })
  expect(text).toContain('museum_inn: string # leading zeros: an identifier')
  expect(text).toContain('# append-mostly: 100 %')
  expect(readPipeline('p.yaml', text).pipeline.targets.tickets).toMatchObject({ input: 'typed', mode: 'append' })
})
