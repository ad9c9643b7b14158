import { expect, test } from 'vitest'
import type { SourceStatistics } from '../contracts/source.ts'
import { parseType } from '../types/parse.ts'
import { checkPipeline } from './check.ts'
import { readPipeline } from './read.ts'
import type { ColumnFacts, SourceFacts } from './warning.ts'

const COLUMNS = {
  id: 'int64',
  price: 'decimal(9,2)',
  day: 'date',
  at: 'timestamp',
  status: 'string',
  paid: 'bool',
  blank: 'string',
  note: 'string',
  far: 'float64',
}
const typed = Object.entries(COLUMNS).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([
  ['tickets', typed],
  ['others', typed],
])

const counted = (type: string, more: Partial<ColumnFacts>): ColumnFacts => ({ nulls: 0, distinct: 9, type, ...more })
const FACTS: SourceFacts = {
  rows: 100,
  current: true,
  columns: new Map([
    ['id', counted('int64', { bounds: { least: '1', most: '100' } })],
    ['price', counted('decimal(9,2)', { nulls: 5, bounds: { least: '0.50', most: '90' } })],
    ['day', counted('date', { bounds: { least: '2024-01-01', most: '2024-12-31' } })],
    ['at', counted('timestamp', { bounds: { least: '2024-01-01 10:00:00', most: '2024-06-30 18:00:00' } })],
    ['status', counted('string', { nulls: 3, values: ['PAID', 'Отмена'] })],
    ['paid', counted('bool', { values: ['true'] })],
    ['blank', counted('string', { nulls: 100, distinct: 0 })],
    ['note', counted('string', {})],
    ['far', counted('float64', { values: ['1', '2'] })],
  ]),
}

interface Given {
  readonly facts?: SourceFacts
  readonly statistics?: SourceStatistics
  readonly params?: string
  readonly lang?: 'en' | 'ru'
}

/** What is said of the step `end`, that it keeps nothing. */
function said(steps: string, { facts = FACTS, statistics, params = '{}', lang = 'en' }: Given = {}): string | null {
  const text = `version: 1
name: p
params: ${params}
sources: { tickets: { from: t.csv }, others: { from: o.csv } }
steps:
  ${steps.replaceAll('\n', '\n  ')}
targets: { out: { input: end, to: out.csv }, more: { input: others, to: o.csv }, most: { input: tickets, to: t.csv } }
`
  const told = statistics && new Map([['tickets', statistics]])
  const check = checkPipeline(readPipeline('p.yaml', text), SOURCES, lang, new Map([['tickets', facts]]), told)
  expect(check.errors).toEqual([])
  return check.warnings.find(({ code }) => code === 'pipeline.keeps-nothing-of-data')?.message ?? null
}
const filter = (where: string, input = 'tickets') => `end: { type: filter, input: ${input}, where: "${where}" }`

test.each([
  ['id > 100', 'tickets.id lies between 1 and 100'],
  ['id >= 101 and status is null', 'tickets.id lies between 1 and 100'],
  ['0 >= id', 'tickets.id lies between 1 and 100'],
  ['id = 500', 'tickets.id lies between 1 and 100'],
  ['id in (0, 101, 2000)', 'tickets.id lies between 1 and 100'],
  ['id between 200 and 300', 'tickets.id lies between 1 and 100'],
  ['id * 2 + 1 > 201', 'tickets.id lies between 1 and 100'],
  ['price < 0.5', 'tickets.price lies between 0.50 and 90'],
  ['price > id + 100', 'tickets.price lies between 0.50 and 90 (by its profile); tickets.id lies between 1 and 100'],
  ["day >= '2025-01-01'", 'tickets.day lies between 2024-01-01 and 2024-12-31'],
  ["at < '2024-01-01 10:00:00'", 'tickets.at lies between 2024-01-01 10:00:00 and 2024-06-30 18:00:00'],
  ["at >= cast('2024-07-01' as date)", 'tickets.at lies between 2024-01-01 10:00:00 and 2024-06-30 18:00:00'],
  ["status = 'paid'", "tickets.status has no other values than 'PAID', 'Отмена'"],
  ["status like 'X%' or length(status) > 6", "tickets.status has no other values than 'PAID', 'Отмена'"],
  ['not paid', "tickets.paid has no other values than 'true'"],
  ['id is null', 'tickets.id is never NULL'],
  ['blank is not null', 'tickets.blank is NULL in every row'],
  ["blank <> 'x'", 'tickets.blank is NULL in every row'],
  [
    "status = 'paid' or id > 100",
    "tickets.status has no other values than 'PAID', 'Отмена' (by its profile); tickets.id",
  ],
])('%s meets no row', (where, fact) => {
  expect(said(filter(where))).toContain(`end keeps no row: ${fact}`)
})

test.each([
  'id >= 100',
  'at > day',
  'id < 2',
  'id in (0, 100)',
  "day >= '2024-12-31'",
  "at > '2024-06-30'",
  "status = 'PAID'",
  'status is null',
  'price is null',
  "coalesce(status, 'paid') = 'paid'",
  "note = 'x'",
  "status = 'paid' or id = 7",
  'far = 3',
  'price <> 90',
  'id / 0 is null',
])('%s may meet one', (where) => {
  expect(said(filter(where))).toBeNull()
})

test('a parameter may have another value at each run', () => {
  const params = '{ least: { type: int64, default: 500 } }'
  expect(said(filter('id > :least'), { params })).toBeNull()
})

test.each<[string, string, boolean]>([
  [
    'named anew and filtered',
    'a: { type: rename, input: tickets, columns: { id: number } }\nb: { type: filter, input: a, where: "price > 1" }',
    true,
  ],
  ['grouped by', 'b: { type: aggregate, input: tickets, by: { number: id }, values: { n: count(*) } }', true],
  [
    'NULL where it has no partner',
    'b: { type: join, kind: right, left: tickets, right: others, on: "tickets.id = others.id", columns: { number: tickets.id } }',
    true,
  ],
  ['computed', 'b: { type: derive, input: tickets, values: { number: id * 7 } }', false],
  [
    'partly of a source of which nothing is known',
    'a: { type: union, inputs: [tickets, others] }\nb: { type: rename, input: a, columns: { id: number } }',
    false,
  ],
])('a column that is %s', (_, steps, isProven) => {
  const found = said(`${steps}\n${filter('number > 100', 'b')}`)
  expect(found?.includes('tickets.id lies between 1 and 100') ?? false).toBe(isProven)
})

test('a join may have made NULLs of what has none', () => {
  const join = (kind: string) =>
    `b: { type: join, kind: ${kind}, left: tickets, right: others, on: "tickets.id = others.id", columns: { number: tickets.id } }`
  const found = ['inner', 'left', 'right', 'full'].map((kind) =>
    said(`${join(kind)}\n${filter('number is null', 'b')}`),
  )
  expect(found.map((each) => each !== null)).toEqual([true, true, false, false])
})

const PARQUET: SourceStatistics = {
  exact: true,
  columns: new Map([['id', { nulls: 0, bounds: { least: '1', most: '7' } }]]),
}
test('statistics of a file are as good as a profile, those of a sample are not', () => {
  const none = { rows: 100, columns: new Map() }
  const where = filter('id > 7')
  expect(said(where, { facts: none, statistics: PARQUET })).toBe(
    'end keeps no row: tickets.id lies between 1 and 7 (by the statistics of the file)',
  )
  expect(said(where, { facts: none, statistics: { ...PARQUET, exact: false } })).toBeNull()
})

test('bounds of people are not told', () => {
  const columns = new Map([['id', counted('int64', { personal: true })]])
  expect(said(filter('id > 7'), { facts: { rows: 100, columns }, statistics: PARQUET })).toBeNull()
})

test('facts of other content, or measured in another type, prove nothing', () => {
  expect(said(filter('id > 100'), { facts: { ...FACTS, current: false } })).toBeNull()
  const columns = new Map([['id', counted('string', { bounds: { least: '1', most: '7' } })]])
  expect(said(filter('id > 100'), { facts: { ...FACTS, columns } })).toBeNull()
})

test('it is said in Russian, too', () => {
  expect(said(filter("status = 'paid'"), { lang: 'ru' })).toBe(
    "end не оставляет ни одной строки: tickets.status не имеет других значений, кроме 'PAID', 'Отмена' (по профилю)",
  )
})
