import { readPipeline } from '@ai-etl/core/pipeline/read'
import { expect, test } from 'vitest'
import { flowOf } from './flow.ts'

const { pipeline } = readPipeline(
  'p.yaml',
  `version: 1
name: p
sources: { tickets: { from: t.csv } }
steps:
  typed: { type: cast, input: tickets, columns: { price: 'decimal(10,2)' } }
  paid: { type: filter, input: typed, where: price > 0 }
  few: { type: drop, input: paid, columns: [buyer] }
targets:
  out: { input: few, to: out.csv }
  raw: { input: tickets, to: raw.csv }
`,
)
const counts = { read: 100, written: 60, rejected: 10, filtered: 30 }
const progress = { stage: 'load', done: 50, total: 200, unit: 'bytes' as const, counts }

test('rows are told where they are counted', () => {
  expect(flowOf(pipeline, { ...progress, target: 'out' }, 5)).toEqual({
    target: 'out',
    edges: [
      { from: 'tickets', to: 'typed', rows: 100 },
      { from: 'typed', to: 'paid', rows: 90 },
      { from: 'paid', to: 'few', rows: 60 },
      { from: 'few', to: 'out', rows: 60 },
    ],
    ...counts,
    rowsPerSecond: 20,
    remainingSeconds: 15,
  })
})

test('a target without steps has one edge; progress without counts tells nothing', () => {
  expect(flowOf(pipeline, { ...progress, target: 'raw' }, 5)?.edges).toEqual([
    { from: 'tickets', to: 'raw', rows: 100 },
  ])
  expect(flowOf(pipeline, { stage: 'prove', done: 0, total: 1, unit: 'steps', target: 'out' }, 5)).toBeNull()
  expect(flowOf(pipeline, { ...progress, target: 'gone' }, 5)).toBeNull()
})

test('between two filters rows are not counted', () => {
  const two = { ...pipeline, steps: { ...pipeline.steps, few: { type: 'filter' as const, input: 'paid', where: 'x' } } }
  expect(flowOf(two, { ...progress, target: 'out' }, 5)?.edges.map(({ rows }) => rows)).toEqual([100, 90, null, 60])
})
