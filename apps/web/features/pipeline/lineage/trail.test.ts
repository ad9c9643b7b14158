import { expect, test } from 'vitest'
import { trailOf } from './trail.ts'

test('a column that comes from two of one source and one of another passes all their steps', () => {
  const from = [
    { source: 'tickets', column: 'price', steps: ['paid', 'joined'], how: 'computed' },
    { source: 'tickets', column: 'count', steps: ['paid', 'joined'], how: 'computed' },
    { source: 'museums', column: 'rate', steps: ['joined'], how: 'aggregated' },
  ] as const
  const { nodes, columns } = trailOf('report', {
    name: 'revenue',
    from: from.map((each) => ({ ...each, steps: [...each.steps] })),
  })
  expect([...nodes].toSorted()).toEqual([
    'sources.museums',
    'sources.tickets',
    'steps.joined',
    'steps.paid',
    'targets.report',
  ])
  expect(Object.fromEntries(columns)).toEqual({
    'targets.report': ['revenue'],
    'sources.tickets': ['price', 'count'],
    'sources.museums': ['rate'],
  })
})
