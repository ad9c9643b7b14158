import { expect, test } from 'vitest'
import { graphOf } from '#features/graph/model.ts'
import { rowsOn } from './edge-rows.ts'

const graph = graphOf(`version: 1
sources: { a: { from: a.csv } }
steps:
  s: { type: filter, input: a, where: x > 1 }
  t: { type: filter, input: s, where: x > 2 }
targets: { b: { input: t, to: "postgresql:///c#b" } }
`)
if (graph === null) throw new Error('the document of this test cannot be read')
const tables = [{ target: 'b', written: 900 }]
const over = { finishedAt: '2026-11-24T00:00:00Z', read: 1000, tables }
const stale = { of: { read: 166 }, rows: 166 }
const last = { of: { read: 1000 }, rows: 950 }
const [first, middle, end] = [
  { from: 'sources.a', to: 'steps.s' },
  { from: 'steps.s', to: 'steps.t' },
  { from: 'steps.t', to: 'targets.b' },
]

test.each([
  ['while it goes, its events tell', { ...over, finishedAt: null }, first, stale, 166],
  ['while it goes without events, nobody knows', { ...over, finishedAt: null }, first, null, null],
  ['over: what came out of the source was all that was read', over, first, stale, 1000],
  ['over: what went into the target was written', over, end, stale, 900],
  ['over: events that saw all tell of what lies between', over, middle, last, 950],
  ['over: events that ended early do not', over, middle, stale, null],
  ['over without tables: nothing is counted', { ...over, tables: [] }, first, null, null],
])('%s', (_, run, edge, told, rows) => expect(rowsOn(run, graph, edge, told)).toBe(rows))
