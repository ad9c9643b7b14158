import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines, diffPipelines } from './diff.ts'
import { readPipeline } from './read.ts'

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)

test.each([
  ['a\nb\nc\n', 'a\nB\nc\n', [' a', '-b', '+B', ' c']],
  ['a\nb\n', 'a\nb\n', [' a', ' b']],
  ['', 'a\n', ['+a']],
  ['a\nx\nb\ny\nc\n', 'a\nb\nc\n', [' a', '-x', ' b', '-y', ' c']],
  ['a\na\n', 'a\n', [' a', '-a']],
])('%j → %j', (before, after, expected) => {
  expect(shown(before, after)).toEqual(expected)
})

test('both texts can be read back from their difference', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const diff = diffLines(`${a.join('\n')}\n`, `${b.join('\n')}\n`)
      const side = (kind: string) => diff.filter((line) => line.kind !== kind).map(({ text }) => text)
      const expected = (given: readonly string[]) => (given.length === 0 ? [''] : given)
      expect(side('added')).toEqual(expected(a))
      expect(side('removed')).toEqual(expected(b))
    }),
  )
})

test('documents are compared part by part, comments do not count', () => {
  const document = (steps: string, more = '') =>
    readPipeline(
      'p.yaml',
      `version: 1\nname: p\nsources: { a: { from: a.csv } }\nsteps:\n${steps}\ntargets: { out: { input: b, to: out.csv } }\n${more}`,
    ).pipeline
  const before = document('  b: { type: filter, input: a, where: x > 1 }\n  c: { type: drop, input: b, columns: [x] }')
  const after = document(
    '  b: { type: filter, input: a, where: x > 2 } # more\n  d: { type: drop, input: b, columns: [x] }',
    'timezone: Europe/Moscow',
  )
  expect(diffPipelines(before, after)).toEqual([
    { section: 'document', name: 'timezone', change: 'changed' },
    { section: 'steps', name: 'c', change: 'removed' },
    { section: 'steps', name: 'b', change: 'changed' },
    { section: 'steps', name: 'd', change: 'added' },
  ])
  expect(diffPipelines(before, before)).toEqual([])
})
