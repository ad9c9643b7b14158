import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOperations } from './apply.ts'
import { type Operation, operationSchema } from './operations.ts'

const TEXT = `# Sales by day
version: 1
name: sales
sources:
  tickets: { from: tickets.csv } # as they come
steps:
  # only what was paid
  paid:
    type: filter
    input: tickets
    where: "status = 'PAID'" # capitals
  few:
    type: drop
    input: paid
    columns: [buyer]
targets:
  out: { input: few, to: "postgresql:///city#out" }
checks:
  - { on: paid, notNull: [id] }
`

const edit = (...operations: Operation[]) => applyOperations(TEXT, operations)

/** Lines that only the later text has, and those that only the earlier one had. */
function changed(text: string): { added: string[]; removed: string[] } {
  const before = TEXT.split('\n')
  const after = text.split('\n')
  return {
    added: after.filter((line) => !before.includes(line)),
    removed: before.filter((line) => !after.includes(line)),
  }
}

const CASES: readonly (readonly [string, Operation, { added: string[]; removed: string[] }])[] = [
  [
    'a value changes, its comment stays',
    { op: 'set', path: ['steps', 'paid', 'where'], value: "status = 'DONE'" },
    { added: [`    where: "status = 'DONE'" # capitals`], removed: [`    where: "status = 'PAID'" # capitals`] },
  ],
  [
    'a new key',
    { op: 'set', path: ['timezone'], value: 'Europe/Moscow' },
    { added: ['timezone: Europe/Moscow'], removed: [] },
  ],
  [
    'a step between two others: readers follow',
    { op: 'insertStep', name: 'named', value: { type: 'rename', columns: { id: 'ticket' } }, after: 'paid' },
    {
      added: [
        '  named:',
        '    type: rename',
        '    columns:',
        '      id: ticket',
        '    input: named',
        '  - { on: named, notNull: [ id ] }',
      ],
      removed: ['  - { on: paid, notNull: [id] }'],
    },
  ],
  [
    'a step goes: its readers read its input',
    { op: 'removeStep', name: 'few' },
    {
      added: ['  out: { input: paid, to: "postgresql:///city#out" }'],
      removed: [
        '  few:',
        '    type: drop',
        '    input: paid',
        '    columns: [buyer]',
        '  out: { input: few, to: "postgresql:///city#out" }',
      ],
    },
  ],
  [
    'a rename reaches all that read it',
    { op: 'rename', section: 'steps', name: 'paid', to: 'bought' },
    {
      added: ['  bought:', '    input: bought', '  - { on: bought, notNull: [ id ] }'],
      removed: ['  paid:', '    input: paid', '  - { on: paid, notNull: [id] }'],
    },
  ],
]

test.each(CASES)('%s', (_, operation, expected) => {
  // Flow sequences are written with spaces within: the same on both sides.
  const normal = ({ added, removed }: { added: string[]; removed: string[] }) => ({
    added: added.map(tight),
    removed: removed.map(tight),
  })
  const { added, removed } = normal(changed(edit(operation).text))
  const wanted = normal(expected)
  const rewritten = (lines: string[], others: string[]) => lines.filter((line) => !others.includes(line))
  expect(rewritten(added, removed)).toEqual(rewritten(wanted.added, wanted.removed))
  expect(rewritten(removed, added)).toEqual(rewritten(wanted.removed, wanted.added))
})

const tight = (line: string) => line.replaceAll('[ ', '[').replaceAll(' ]', ']')

const name = fc.constantFrom('tickets', 'paid', 'few', 'out', 'fresh', 'other')
const section = fc.constantFrom('params', 'sources', 'steps', 'targets' as const)
const path = fc.constantFrom(
  ['steps', 'paid', 'where'],
  ['steps', 'few', 'columns'],
  ['steps', 'few', 'columns', 0],
  ['timezone'],
  ['targets', 'out', 'key'],
)
const operation = fc.oneof(
  fc.record({
    op: fc.constant('add'),
    section,
    name,
    value: fc.constant({ type: 'distinct', input: 'tickets' }),
    before: fc.option(name),
  }),
  fc.record({ op: fc.constant('remove'), section, name }),
  fc.record({ op: fc.constant('set'), path, value: fc.oneof(fc.constant('x'), fc.constant(['a', 'b']), fc.integer()) }),
  fc.record({ op: fc.constant('unset'), path }),
  fc.record({ op: fc.constant('rename'), section, name, to: name }),
  fc.record({ op: fc.constant('reorder'), section, name, before: fc.option(name) }),
  fc.record({ op: fc.constant('insertStep'), name, value: fc.constant({ type: 'distinct' }), after: name }),
  fc.record({ op: fc.constant('removeStep'), name }),
)

test('every edit is undone by its inverse, comments and order included', () => {
  const start = applyOperations(TEXT, [{ op: 'set', path: ['name'], value: 'sales' }]).text
  let undone = 0
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 4 }), (given) => {
      let text = start
      const inverses: (readonly Operation[])[] = []
      for (const each of given) {
        try {
          const edited = applyOperations(text, [operationSchema.parse(each)])
          text = edited.text
          inverses.unshift(edited.inverse)
        } catch (error) {
          // Names that are not there, or twice: refused, and nothing is changed.
          if ((error as { code: string }).code !== 'pipeline.edit-impossible') throw error
        }
      }
      for (const inverse of inverses) text = applyOperations(text, inverse).text
      undone += inverses.length
      expect(text).toBe(start)
    }),
    { numRuns: 200 },
  )
  expect(undone).toBeGreaterThan(100)
})

test('a part that is not there is named', () => {
  expect(() => edit({ op: 'remove', section: 'steps', name: 'nowhere' })).toThrow('there is no nowhere')
})

test.each([
  ['join', { on: 'true' }, ['left: paid', 'right: tickets']],
  ['union', {}, ['inputs:', '- paid', '- tickets']],
  ['sql', { select: 'select 1' }, ['inputs:', '- paid']],
  ['distinct', {}, ['type: distinct']],
])('a new %s reads what it stands behind', (type, value, lines) => {
  const inserted = edit({ op: 'insertStep', name: 'new', value: { type, ...value }, after: 'paid' })
  const added = changed(inserted.text).added.map((line) => line.trim())
  expect(added).toEqual(expect.arrayContaining(lines))
  expect(added).toContain('input: new')
  expect(applyOperations(inserted.text, inserted.inverse).text).toBe(
    edit({ op: 'set', path: ['name'], value: 'sales' }).text,
  )
})
