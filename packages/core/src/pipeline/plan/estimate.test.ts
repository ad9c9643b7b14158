import { expect, test } from 'vitest'
import { parseType } from '../../types/parse.ts'
import { readPipeline } from '../read.ts'
import type { SourceSize } from './column-size.ts'
import { estimateRows } from './estimate.ts'
import { lowerPipeline } from './lower.ts'

const SOURCES = new Map([
  [
    'tickets',
    Object.entries({
      id: 'int64',
      museum: 'int32',
      price: 'decimal(9,2)',
      day: 'date',
      at: 'timestamp',
      note: 'string',
    }).map(([name, type]) => ({ name, type: parseType(type), nullable: true })),
  ],
])
/** 1,000 rows of which the system tells something. */
const TOLD: SourceSize = {
  rows: 1000,
  statistics: {
    exact: false,
    columns: new Map([
      ['id', { nulls: 0, bounds: { least: '1', most: '1000' } }],
      ['museum', { nulls: 0.1, distinct: 20 }],
      ['price', { nulls: 0.5, bounds: { least: '0.00', most: '100.00' } }],
      ['day', { nulls: 0, bounds: { least: '2024-01-01', most: '2024-04-09' } }],
      ['at', { nulls: 0, bounds: { least: '2024-01-01 00:00:00', most: '2024-01-11 00:00:00' } }],
    ]),
  },
}

function rowsOf(step: string, known: SourceSize): number | undefined {
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1\nname: p\nsources: { tickets: { from: t.csv } }\nsteps: { end: ${step} }\ntargets: { out: { input: end, to: out.csv } }\n`,
  )
  const { plan, faults } = lowerPipeline(pipeline, SOURCES)
  expect(faults).toEqual([])
  return estimateRows(plan, new Map([['tickets', known]])).get('end')
}
const filter = (where: string) => `{ type: filter, input: tickets, where: "${where}" }`
const grouped = (by: string) => `{ type: aggregate, input: tickets, by: { ${by}: ${by} }, values: { n: count(*) } }`
const computed = (by: string) => `{ type: aggregate, input: tickets, by: { k: "${by}" }, values: { n: count(*) } }`

test.each([
  ['an end of a range, of the rows with a value', filter('price < 25'), 125],
  ['written the other way round', filter('25 > price'), 125],
  ['both ends are one condition', filter('id > 500 and id <= 600'), 100],
  ['of days', filter("day >= '2024-01-21' and day < '2024-01-31'"), 101],
  ['of a moment by days', filter("at < cast('2024-01-03' as date)"), 200],
  ['beyond all values', filter('id > 5000'), 0],
  ['ends of two columns are two conditions', filter('id > 500 and price < 50'), 125],
  ['one of so many values', filter('museum = 7'), 50],
  ['NULL', filter('museum is null'), 100],
  ['values that are there', filter('museum is not null'), 900],
  ['a number that nothing tells of', filter('length(note) > 3'), 333],
  ['groups of counted values', grouped('museum'), 20],
  ['groups of what is computed of them', computed('museum % 7'), 20],
  ['with a value for NULL', computed('coalesce(museum, 0)'), 21],
  ['of two columns', computed('museum * 1000 + day(day)'), 1000],
  ['by periods', computed("date_trunc('month', day)"), 4],
  ['by periods of moments', computed("date_trunc('day', at)"), 11],
  ['of what nothing tells of', computed('lower(note)'), 200],
  ['groups of as many days as there are between two', grouped('day'), 100],
  ['groups of a text that nothing tells of', grouped('note'), 200],
])('what a source tells of itself: %s', (_, step, rows) => {
  expect(rowsOf(step, TOLD)).toBe(rows)
})

test('what a profile has counted comes before what the source tells', () => {
  const columns = new Map([['museum', { nulls: 250, distinct: 4 }]])
  const measured = { ...TOLD, facts: { rows: 1000, columns } }
  expect([rowsOf(filter('museum = 7'), measured), rowsOf(filter('museum is null'), measured)]).toEqual([250, 250])
})

test('where nothing is known shares are as planners assume them', () => {
  const steps = [filter('id < 5'), filter('id = 5'), filter("note like 'a%'"), grouped('note')]
  expect(steps.map((step) => rowsOf(step, { rows: 1000 }))).toEqual([333, 5, 50, 200])
})
