import { expect, test } from 'vitest'
import { stepComments } from './comments.ts'
import { readPipeline } from './read.ts'

test('comments above and behind a step are its own', () => {
  const text = `version: 1
name: a
sources: { s: { from: a.csv } }
steps:
  # Only what was paid
  paid: { type: filter, input: s, where: a > 1 }
  plain: { type: distinct, input: paid }
  few: { type: limit, input: plain, count: 3 } # a sample
  # First line
  # second line
  last: { type: distinct, input: few }
targets: {}
`
  expect(stepComments(readPipeline('a.yaml', text).source)).toEqual({
    paid: 'Only what was paid',
    few: 'a sample',
    last: 'First line\n second line',
  })
})
