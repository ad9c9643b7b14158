import { expect, test } from 'vitest'
import { scalar } from '../types/logical.ts'
import { rowsOfJoin, withOverlapSteps } from './overlap.ts'
import { lowerPipeline } from './plan/lower.ts'
import { readPipeline } from './read.ts'

const TEXT = `version: 1
name: joined
sources:
  tickets: { from: tickets.csv }
  museums: { from: museums.csv }
steps:
  joined: { type: join, left: tickets, right: { input: museums, as: m }, kind: left, on: "tickets.inn = m.inn" }
  overlap_left: { type: distinct, input: tickets }
  behind: { type: sort, input: joined, orderBy: [{ by: title }] }
targets:
  out: { input: behind, to: out.csv }
`
const { pipeline } = readPipeline('joined.yaml', TEXT)
const column = (name: string) => ({ name, type: scalar('string'), nullable: true })
const sources = new Map([
  ['tickets', [column('inn')]],
  ['museums', [column('inn'), column('title')]],
])

test('the counting steps are sound, whatever names the document has', () => {
  const counting = withOverlapSteps(pipeline, 'joined')
  const { plan, faults } = lowerPipeline(counting.pipeline, sources)
  expect(faults).toEqual([])
  const [last] = plan.nodes.filter(({ id }) => id === counting.step)
  expect(last.columns.map(({ name }) => name)).toEqual(['n', 'what'])
  expect(counting.pipeline.steps.overlap_left).toEqual({ type: 'distinct', input: 'tickets' })
})

test('only joins with a condition are counted', () => {
  expect(() => withOverlapSteps(pipeline, 'behind')).toThrow(/no source or step behind/)
  const crossing = readPipeline(
    'cross.yaml',
    TEXT.replace('kind: left, on: "tickets.inn = m.inn"', 'kind: cross'),
  ).pipeline
  expect(() => withOverlapSteps(crossing, 'joined')).toThrow(/has no condition/)
})

test.each([
  ['inner', 120],
  ['left', 130],
  ['right', 123],
  ['full', 133],
  ['semi', 90],
  ['anti', 10],
  ['cross', 1300],
] as const)('a %s join gives %i rows', (kind, rows) => {
  expect(rowsOfJoin(kind, { left: 100, leftMatched: 90, right: 13, rightMatched: 10, pairs: 120 })).toBe(rows)
})
