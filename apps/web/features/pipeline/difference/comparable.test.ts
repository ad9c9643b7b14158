import { expect, test } from 'vitest'
import { graphOf } from '#features/graph/model.ts'
import { commonSteps, comparedColumns } from './comparable.ts'

const text = (steps: string, targets: string) => `version: 1
name: sales
sources:
  sales: { from: sales.csv }
steps:
${steps}
targets:
${targets}
`
const DEAR = '  dear: { type: filter, input: sales, where: price > 5 }'
const SHOPS = '  shops: { type: aggregate, input: dear, by: { shop: shop }, values: { n: count(*) } }'
const OUT = '  out: { input: dear, to: out.csv }'
const TOTALS = '  totals: { input: shops, to: totals.csv }'

test('what both versions have can be compared, in the order of the later one', () => {
  expect(commonSteps(text(DEAR, OUT), text(`${SHOPS}\n${DEAR}`, OUT))).toEqual(['sales', 'dear'])
  expect(commonSteps(null, text(DEAR, OUT))).toEqual([])
  expect(commonSteps('no: [ document', text(DEAR, OUT))).toEqual([])
})

test('a key is made of columns that all targets have, or of those of the step', () => {
  const graph = graphOf(text(`${DEAR}\n${SHOPS}`, `${OUT}\n${TOTALS}`))
  const columns: Record<string, string[]> = { dear: ['id', 'shop', 'price'], shops: ['shop', 'n'] }
  const of = (name: string) => columns[name] ?? []
  expect(comparedColumns(graph, '', of)).toEqual(['shop'])
  expect(comparedColumns(graph, 'shops', of)).toEqual(['shop', 'n'])
  expect(comparedColumns(graph, 'sales', of)).toEqual([])
  expect(comparedColumns(null, '', of)).toEqual([])
})
