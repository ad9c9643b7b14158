import { expect, test } from 'vitest'
import { parseType } from '../types/parse.ts'
import { lineageOf } from './lineage.ts'
import { lowerPipeline } from './plan/lower.ts'
import { readPipeline } from './read.ts'

const columns = (...names: string[]) =>
  names.map((name) => ({ name, type: parseType(name === 'tags' ? 'list<string>' : 'int64'), nullable: true }))
const SOURCES = new Map([
  ['tickets', columns('id', 'museum', 'price', 'day', 'tags')],
  ['museums', columns('id', 'city')],
])

/** Lineage as lines: `total: aggregated tickets.price [filtered, grouped]`, and what the rows were chosen by. */
function lines(steps: string, input: string): readonly string[] {
  const text = `version: 1
name: l
sources: { tickets: { from: t.csv }, museums: { from: m.csv } }
steps:
${steps.replace(/^/gm, '  ')}
targets: { out: { input: ${input}, to: out.csv } }
`
  const { plan, faults } = lowerPipeline(readPipeline('p.yaml', text).pipeline, SOURCES)
  expect(faults.map(({ error }) => error.message)).toEqual([])
  const [{ columns: given, filteredBy }] = lineageOf(plan)
  return [
    ...given.map(({ name, from }) => {
      const origins = from.map(
        ({ how, source, column, steps: way }) => `${how} ${source}.${column} [${way.join(', ')}]`,
      )
      return `${name}: ${origins.join(' + ')}`
    }),
    `rows: ${filteredBy.map(({ source, column, steps: way }) => `${source}.${column} [${way.join(', ')}]`).join(' + ')}`,
  ]
}

test.each([
  [
    'copied, renamed and computed',
    `named: { type: rename, input: tickets, columns: { price: cost } }
more: { type: select, input: named, columns: { id: id, cost: cost, double: "cost * 2", both: "id + cost", one: 1 } }`,
    'more',
    [
      'id: copied tickets.id [named, more]',
      'cost: copied tickets.price [named, more]',
      'double: computed tickets.price [named, more]',
      'both: computed tickets.id [named, more] + computed tickets.price [named, more]',
      'one: ',
      'rows: ',
    ],
  ],
  [
    'joined, filtered and grouped',
    `dear: { type: filter, input: tickets, where: "price > 10" }
joined: { type: join, left: dear, right: museums, kind: left, on: "dear.museum = museums.id" }
totals: { type: aggregate, input: joined, by: { city: city }, values: { mean: "sum(price) / count(*)" }, having: "mean > day_one" }`.replace(
      'mean > day_one',
      'mean > 1',
    ),
    'totals',
    [
      'city: copied museums.city [joined, totals]',
      'mean: aggregated tickets.price [dear, joined, totals]',
      'rows: tickets.price [dear, joined, totals] + tickets.museum [dear, joined, totals] + museums.id [joined, totals] + museums.city [joined, totals]',
    ],
  ],
  [
    'windows',
    `ranked: { type: window, input: tickets, partitionBy: [museum], orderBy: [{ by: day }], values: { place: rank(), running: sum(price) } }
few: { type: select, input: ranked, columns: { place: place, running: running } }`,
    'few',
    [
      'place: computed tickets.museum [ranked, few] + computed tickets.day [ranked, few]',
      'running: aggregated tickets.price [ranked, few] + computed tickets.museum [ranked, few] + computed tickets.day [ranked, few]',
      'rows: ',
    ],
  ],
  [
    'unions, limits and lists',
    `tagged: { type: unnest, input: tickets, column: tags, as: tag }
one: { type: select, input: tagged, columns: { id: id, tag: tag } }
two: { type: select, input: museums, columns: { id: id, tag: "city::string" } }
all: { type: union, inputs: [one, two] }
sorted: { type: sort, input: all, orderBy: [{ by: id }] }
first: { type: limit, input: sorted, count: 3 }`,
    'first',
    [
      'id: copied tickets.id [tagged, one, all, sorted, first] + copied museums.id [two, all, sorted, first]',
      'tag: computed tickets.tags [tagged, one, all, sorted, first] + computed museums.city [two, all, sorted, first]',
      'rows: tickets.tags [tagged, one, all, sorted, first] + tickets.id [tagged, one, all, sorted, first] + museums.id [two, all, sorted, first]',
    ],
  ],
])('%s', (_, steps, input, expected) => {
  expect(lines(steps, input)).toEqual(expected)
})

test('a hundred wide steps take no time worth telling', () => {
  const wide = columns(...Array.from({ length: 50 }, (_, i) => `c${i}`))
  const steps = Array.from(
    { length: 100 },
    (_, i) =>
      `  s${i}: { type: derive, input: ${i === 0 ? 'wide' : `s${i - 1}`}, values: { c${i % 50}: "c${(i + 1) % 50} + c${(i + 7) % 50}" } }`,
  )
  const text = `version: 1\nname: l\nsources: { wide: { from: w.csv } }\nsteps:\n${steps.join('\n')}\ntargets: { out: { input: s99, to: o.csv } }\n`
  const { plan } = lowerPipeline(readPipeline('p.yaml', text).pipeline, new Map([['wide', wide]]))
  const [{ columns: given }] = lineageOf(plan)
  expect(given).toHaveLength(50)
  expect(given.every(({ from }) => from.length > 0)).toBe(true)
})
