import { beforeAll, expect, test } from 'vitest'
import { loadSelectParser } from '../import/parser.ts'
import { renameInSelect } from '../import/rename.ts'
import { applyOperations } from './apply.ts'
import type { Operation } from './operations.ts'

beforeAll(loadSelectParser)

const TEXT = `version: 1
name: sales
sources:
  tickets: { from: tickets.csv }
  museums: { from: museums.csv }
steps:
  paid: { type: filter, input: tickets, where: "tickets.status = 'tickets.PAID'" }
  joined: { type: join, left: paid, right: museums, on: paid.inn = museums.inn and "paid".day > 1 }
  aliased: { type: join, left: { input: paid, as: p }, right: museums, on: p.inn = museums.inn }
  months:
    type: aggregate
    input: paid
    by: { inn: paid.inn }
    values: { total: sum(paid.price) }
    having: months.total > 1
  chosen:
    type: sql
    inputs: [ paid, museums ]
    select: |
      -- what was paid
      select paid.inn from paid join museums m on m.inn = paid.inn
targets:
  out: { input: chosen, to: out.csv }
  sums: { input: months, to: sums.csv }
  all: { input: paid, to: all.csv }
checks:
  - { on: joined, relation: { inn: paid.inn } }
`

const edit = (text: string, ...operations: Operation[]) => applyOperations(text, operations, renameInSelect)
const written = edit(TEXT, { op: 'set', path: ['name'], value: 'sales' }).text

/** Lines that are not those of the text before. */
function changed(text: string): string[] {
  const before = written.split('\n')
  return text
    .split('\n')
    .filter((line) => !before.includes(line))
    .map((line) => line.trim())
}

test('a new name is followed into columns, SELECTs and checks, and back', () => {
  const renamed = edit(TEXT, { op: 'rename', section: 'steps', name: 'paid', to: 'sold' })
  expect(changed(renamed.text)).toEqual([
    `sold: { type: filter, input: tickets, where: "tickets.status = 'tickets.PAID'" }`,
    'joined: { type: join, left: sold, right: museums, on: sold.inn = museums.inn and sold.day > 1 }',
    'aliased: { type: join, left: { input: sold, as: p }, right: museums, on: p.inn = museums.inn }',
    'input: sold',
    'by: { inn: sold.inn }',
    'values: { total: sum(sold.price) }',
    'inputs: [ sold, museums ]',
    'select sold.inn from sold join museums m on m.inn = sold.inn',
    'all: { input: sold, to: all.csv }',
    '- { on: joined, relation: { inn: sold.inn } }',
  ])
  expect(edit(renamed.text, ...renamed.inverse).text).toBe(written)
})

test('a source is followed as steps are, but not within texts; a group is followed by its own condition', () => {
  expect(changed(edit(TEXT, { op: 'rename', section: 'sources', name: 'tickets', to: 'sales' }).text)).toContain(
    `paid: { type: filter, input: sales, where: "sales.status = 'tickets.PAID'" }`,
  )
  expect(changed(edit(TEXT, { op: 'rename', section: 'steps', name: 'months', to: 'order' }).text)).toEqual([
    'order:',
    'having: order.total > 1',
    'sums: { input: order, to: sums.csv }',
  ])
})

test('a step is put before one reader alone, or before none', () => {
  const value = { type: 'distinct' }
  const reader = { section: 'targets', name: 'all' } as const
  const between = edit(TEXT, { op: 'insertStep', name: 'once', value, after: 'paid', readers: reader })
  expect(changed(between.text)).toEqual(['once:', 'type: distinct', 'all: { input: once, to: all.csv }'])
  expect(edit(between.text, ...between.inverse).text).toBe(written)
  const aside = edit(TEXT, { op: 'insertStep', name: 'once', value, after: 'paid', readers: 'none' })
  expect(changed(aside.text)).toEqual(['once:', 'type: distinct'])
  expect(edit(aside.text, ...aside.inverse).text).toBe(written)
  const nobody = { section: 'targets', name: 'out' } as const
  expect(() => edit(TEXT, { op: 'insertStep', name: 'once', value, after: 'paid', readers: nobody })).toThrow(/no out/)
})

test('a join goes: its readers go on with the side that is said', () => {
  const target = edit(TEXT, { op: 'set', path: ['targets', 'all', 'input'], value: 'joined' }).text
  expect(() => edit(target, { op: 'removeStep', name: 'joined' })).toThrow(/more than one input/)
  const gone = edit(target, { op: 'removeStep', name: 'joined', input: 'museums' })
  expect(gone.text).toContain('all: { input: museums, to: all.csv }')
  expect(gone.text).not.toContain('joined')
  expect(edit(gone.text, ...gone.inverse).text).toBe(target)
})

test('a step is computed before the one that it reads', () => {
  const chain = edit(TEXT, { op: 'insertStep', name: 'few', value: { type: 'limit', count: 5 }, after: 'months' }).text
  const moved = edit(
    chain,
    { op: 'insertStep', name: 'once', value: { type: 'distinct' }, after: 'few' },
    { op: 'moveStep', name: 'once' },
  )
  expect(moved.text.indexOf('  once:')).toBeLessThan(moved.text.indexOf('  few:'))
  expect(moved.text).toMatch(/once:\n {4}type: distinct\n {4}input: months\n/)
  expect(moved.text).toMatch(/few:\n {4}type: limit\n {4}input: once\n/)
  expect(moved.text).toContain('sums: { input: few, to: sums.csv }')
  expect(edit(moved.text, ...moved.inverse).text).toBe(chain)
  // Others read `paid` too, and a join has two inputs.
  expect(() => edit(TEXT, { op: 'moveStep', name: 'months' })).toThrow(/cannot go before/)
  expect(() => edit(TEXT, { op: 'moveStep', name: 'joined' })).toThrow(/cannot go before/)
})
