import { beforeAll, expect, test } from 'vitest'
import { parseType } from '../types/parse.ts'
import { checkPipeline } from './check.ts'
import { preparePipeline } from './prepare.ts'
import { readPipeline } from './read.ts'
import type { ColumnFacts, SourceFacts } from './warning.ts'
import { factsOfProfile } from './warning.ts'

const typed = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([
  [
    'tickets',
    typed({ id: 'int64', museum: 'int64', price: 'decimal(9,2)', share: 'float64', sold: 'timestamp', inn: 'string' }),
  ],
  ['museums', typed({ id: 'int64', inn: 'string', code: 'float64', opened: 'date' })],
])

beforeAll(() => preparePipeline({ steps: { any: { type: 'sql', inputs: ['tickets'], select: 'select 1' } } }))

function warnings(steps: string, facts?: ReadonlyMap<string, SourceFacts>, lang: 'en' | 'ru' = 'en') {
  const last = steps.trim().split('\n').at(-1)?.split(':')[0] ?? ''
  const text = `version: 1
name: w
sources: { tickets: { from: t.csv }, museums: { from: m.csv } }
steps:
${steps.trim().replace(/^/gm, '  ')}
targets: { out: { input: ${last}, to: out.csv }, more: { input: museums, to: m.csv }, most: { input: tickets, to: t.csv } }
`
  const found = checkPipeline(readPipeline('p.yaml', text), SOURCES, lang, facts)
  expect(found.errors).toEqual([])
  return found.warnings
}

const JOIN = (on: string, more = '') => `s: { type: join, left: tickets, right: museums, on: "${on}"${more} }`
const DERIVE = (value: string) => `s: { type: derive, input: tickets, values: { it: "${value}" } }`

test.each([
  [DERIVE('price / share'), ['pipeline.division-by-zero']],
  [DERIVE('id % museum'), ['pipeline.division-by-zero']],
  [DERIVE('price / 0'), ['pipeline.division-by-zero']],
  [DERIVE('price / 2 + price / -3'), []],
  [DERIVE('price / nullif(share, 0)'), []],
  [DERIVE('share::int64'), ['pipeline.lossy-cast']],
  [DERIVE('price::decimal(9,1)'), ['pipeline.lossy-cast']],
  [DERIVE('sold::date'), ['pipeline.lossy-cast']],
  [DERIVE('round(share)::int64 + id::int32 + price::decimal(12,4)'), []],
  ['s: { type: cast, input: tickets, columns: { price: int64 } }', ['pipeline.lossy-cast']],
  ['s: { type: cast, input: tickets, columns: { inn: int64 } }', []],
  [DERIVE('current_timestamp'), ['pipeline.not-deterministic']],
  ['s: { type: filter, input: tickets, where: "price > 1 and 1 = 2" }', ['pipeline.keeps-nothing']],
  ['s: { type: filter, input: tickets, where: "null" }', ['pipeline.keeps-nothing']],
  ['s: { type: filter, input: tickets, where: "1 = 1" }', ['pipeline.keeps-all']],
  ['s: { type: filter, input: tickets, where: "price > 1" }', []],
  [
    's: { type: aggregate, input: tickets, values: { it: "first(id)", all: "string_agg(inn, \',\')" } }',
    ['pipeline.order-missing', 'pipeline.order-missing'],
  ],
  ['s: { type: aggregate, input: tickets, values: { it: "first(id order by sold)", n: count(*) } }', []],
  ['s: { type: window, input: tickets, partitionBy: [inn], values: { it: lag(id) } }', ['pipeline.order-missing']],
  ['s: { type: window, input: tickets, partitionBy: [inn], values: { it: sum(id) } }', []],
  ['s: { type: deduplicate, input: tickets, key: [inn] }', ['pipeline.order-missing']],
  ['s: { type: deduplicate, input: tickets, key: [inn], orderBy: [{ by: sold }] }', []],
  ['s: { type: limit, input: tickets, count: 3 }', ['pipeline.order-missing']],
  ['o: { type: sort, input: tickets, orderBy: [{ by: id }] }\ns: { type: limit, input: o, count: 3 }', []],
  [JOIN('tickets.museum = museums.id'), []],
  [JOIN('tickets.museum = museums.id and tickets.price > 1'), []],
  [JOIN('tickets.museum > museums.id'), ['pipeline.cartesian']],
  [JOIN('tickets.museum = 1'), ['pipeline.cartesian']],
  ['s: { type: join, kind: cross, left: tickets, right: museums }', ['pipeline.cartesian']],
  [
    't: { type: aggregate, input: tickets, values: { n: count(*) } }\ns: { type: join, kind: cross, left: museums, right: t }',
    [],
  ],
  [JOIN('tickets.id = museums.code'), ['pipeline.join-types']],
  [JOIN('tickets.sold = museums.opened'), ['pipeline.join-types']],
  [
    "s: { type: sql, inputs: [tickets], select: 'select price / share as it from tickets' }",
    ['pipeline.division-by-zero'],
  ],
  ['s: { type: aggregate, input: tickets, by: { inn: inn }, values: { it: sum(id) / count(*) } }', []],
  ['s: { type: aggregate, input: tickets, values: { it: sum(id) / count(*) } }', ['pipeline.division-by-zero']],
  [
    's: { type: aggregate, input: tickets, by: { inn: inn }, values: { it: sum(id) / count(price) } }',
    ['pipeline.division-by-zero'],
  ],
])('%s', (steps, codes) => {
  expect(warnings(steps).map((warning) => warning.code)).toEqual(codes)
})

test('a divisor that a step groups by itself is named by what it computes', () => {
  const [{ message }] = warnings(
    's: { type: aggregate, input: tickets, by: { inn: inn }, values: { n: count(id), it: sum(id) / count(price) } }',
  )
  expect(message).toContain('count(price)')
})

const facts = (rows: number, columns: Readonly<Record<string, ColumnFacts>>): SourceFacts => ({
  rows,
  columns: new Map(Object.entries(columns)),
})
const MANY = new Map([
  ['tickets', facts(1000, { museum: { nulls: 120, distinct: 40 }, id: { nulls: 0, distinct: 1000 } })],
  ['museums', facts(100, { id: { nulls: 0, distinct: 50 } })],
])

test('with facts of the sources, joins are judged by their rows', () => {
  const [fanOut, nulls, ...others] = warnings(JOIN('tickets.museum = museums.id'), MANY)
  expect(others).toEqual([])
  expect(fanOut).toMatchObject({ code: 'pipeline.join-fan-out', step: 's', where: 'p.yaml:5:6 steps.s' })
  // 880 keys meet 100, each of 50: two a ticket.
  expect(fanOut.message).toContain('about 1760 rows are to be expected from 1000')
  expect(nulls).toMatchObject({ code: 'pipeline.join-null-keys' })
  expect(nulls.message).toContain('NULL in 12 %')
})

test.each([
  ['a key that is unique', JOIN('tickets.id = museums.id'), []],
  [
    'NULL keys of the side that is kept whole',
    JOIN('tickets.museum = museums.id', ', kind: left'),
    ['pipeline.join-fan-out'],
  ],
  [
    'a side with each key once',
    'one: { type: deduplicate, input: museums, key: [id], orderBy: [{ by: inn }] }\ns: { type: join, left: tickets, right: one, on: "tickets.museum = one.id" }',
    ['pipeline.join-null-keys'],
  ],
])('facts: %s', (_, steps, codes) => {
  expect(warnings(steps, MANY).map((warning) => warning.code)).toEqual(codes)
})

test('values of people that reach a target as they are', () => {
  const people = new Map([['tickets', facts(10, { inn: { nulls: 0, distinct: 10, personal: true } })]])
  const told = (steps: string) =>
    warnings(steps, people).flatMap(({ code, step, where }) => (step === 'out' ? [`${code} ${where}`] : []))
  expect(told('s: { type: filter, input: tickets, where: "id > 1" }')).toEqual([
    'pipeline.personal-data p.yaml:6:17 targets.out',
  ])
  expect(told('s: { type: mask, input: tickets, columns: { inn: partial } }')).toEqual([])
  expect(told('s: { type: drop, input: tickets, columns: [inn] }')).toEqual([])
})

test('facts are read off a profile', () => {
  const field = { name: 'inn', nulls: 3, distinct: { value: 5, exact: true }, personal: true }
  // The facts look at nothing else of a profile.
  const profile = { tables: [{ rows: 9, fields: [field] }] } as unknown as Parameters<typeof factsOfProfile>[0]
  expect(factsOfProfile(profile)).toEqual(facts(9, { inn: { nulls: 3, distinct: 5, personal: true } }))
})

test('warnings are said in Russian too', () => {
  expect(warnings(DERIVE('price / share'), undefined, 'ru')).toMatchObject([
    { message: 's делит на share; где там 0, результат — NULL', fix: expect.stringContaining('coalesce') as string },
  ])
})

test('the document tells where the columns of targets come from', () => {
  const text =
    'version: 1\nname: w\nsources: { tickets: { from: t.csv } }\ntargets: { out: { input: tickets, to: o.csv } }\n'
  const { lineage } = checkPipeline(readPipeline('p.yaml', text), SOURCES, 'en')
  expect(lineage?.[0].columns[0]).toEqual({
    name: 'id',
    from: [{ source: 'tickets', column: 'id', how: 'copied', steps: [] }],
  })
})
