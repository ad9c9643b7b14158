import { expect, test } from 'vitest'
import { incrementsOf } from '../pipeline/incremental/increments.ts'
import { lowerPipeline } from '../pipeline/plan/lower.ts'
import { readPipeline } from '../pipeline/read.ts'
import { parseType } from '../types/parse.ts'
import { refusedIncrements } from './increments.ts'

test.each([
  ['mode: upsert, key: [id]', '', [], []],
  ['mode: append', '', ['out mode: append'], []],
  ['mode: upsert, key: [id]', ', nulls: fail', ['sales nulls: fail'], ['sales nulls: fail']],
])('%s%s', (target, more, without, appending) => {
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1
name: p
sources: { sales: { from: sales.csv, mode: incremental, cursor: id${more} } }
targets: { out: { input: sales, to: "postgresql:///db#out", ${target} } }
`,
  )
  const columns = [{ name: 'id', type: parseType('int64'), nullable: false }]
  const increments = incrementsOf(pipeline, lowerPipeline(pipeline, new Map([['sales', columns]])).plan)
  const told = (appends: boolean) =>
    refusedIncrements(pipeline, increments, { appends }).map(({ step, what }) => `${step} ${what}`)
  expect(told(false)).toEqual(without)
  expect(told(true)).toEqual(appending)
})
