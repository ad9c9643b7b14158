import { expect, test } from 'vitest'
import { scalar } from '../../types/logical.ts'
import { readPipeline } from '../read.ts'
import { lowerPipeline } from './lower.ts'
import { narrowPlan } from './narrow.ts'

test('columns stay that a target or a check reads', () => {
  const { pipeline } = readPipeline(
    'a.yaml',
    `version: 1
name: a
sources: { s: { from: s.csv }, other: { from: o.csv } }
steps: { named: { type: select, input: s, columns: { x: a, y: b } }, large: { type: filter, input: named, where: x > 1 } }
targets: { t: { input: large, to: t.csv } }
checks: [{ on: large, relation: { y: other.c } }]
`,
  )
  const columns = ['a', 'b', 'c', 'd'].map((name) => ({ name, type: scalar('int64'), nullable: true }))
  const { plan } = lowerPipeline(
    pipeline,
    new Map([
      ['s', columns],
      ['other', columns],
    ]),
  )
  const { nodes, targets } = narrowPlan(plan, pipeline)
  const shown = Object.fromEntries(nodes.map((node) => [node.id, node.columns.map(({ name }) => name)]))
  expect(shown).toEqual({ s: ['a', 'b'], other: ['a', 'b', 'c', 'd'], named: ['x', 'y'], large: ['x', 'y'] })
  expect(targets).toEqual(plan.targets)
})
