import { describe, expect, test } from 'vitest'
import { formatType, scalar } from '../../types/logical.ts'
import { parseType } from '../../types/parse.ts'
import { readMacros } from '../macros.ts'
import type { Scope } from '../typed.ts'
import { proposalsAt } from './complete.ts'
import { diagnose } from './diagnose.ts'

const columns = [
  { name: 'status', type: scalar('string') },
  { name: 'price', type: parseType('decimal(10,2)') },
  { name: 'visitors', type: scalar('int64') },
  { name: 'created', type: scalar('date') },
  { name: 'Дата визита', type: scalar('date') },
]
const scope: Scope = {
  columns,
  input: 'tickets',
  parameters: new Map([['since', { type: scalar('date'), value: '2021-01-01' }]]),
}
const grouped: Scope = { ...scope, functions: 'aggregates' }
const joined: Scope = {
  columns: [
    { name: 'inn', type: scalar('string'), input: 'tickets' },
    { name: 'inn', type: scalar('string'), input: 'museums' },
    { name: 'title', type: scalar('string'), input: 'museums' },
  ],
}

test.each([
  ['price * 2', scope, false, 'decimal(29,2)'],
  ["status = 'PAID' and created >= :since", scope, true, 'bool'],
  ['sum(price) / count(*)', grouped, false, 'decimal(38,8)'],
])('%s gives its type', (text, where, condition, type) => {
  const found = diagnose(text, { scope: where, condition })
  expect(found.fault === null && formatType(found.type)).toBe(type)
})

/** What stands between the places of a fault, and each whole text after one of its mendings. */
const FAULTS: readonly (readonly [string, Scope, boolean, string, readonly string[]])[] = [
  ['statuss is null', scope, true, 'statuss', ['status is null']],
  ['tickets.pricee > 1', scope, true, 'tickets.pricee', ['tickets.price > 1']],
  ['status = "PAID"', scope, true, '"PAID"', ["status = 'PAID'"]],
  ['lowr(status)', scope, false, 'lowr', ['lower(status)']],
  ['status == 1', scope, true, '=', ['status = 1']],
  ["created >= '31.01.2021'", scope, true, "'31.01.2021'", ["created >= '2021-01-31'"]],
  ['round(price', scope, false, '', ['round(price)']],
  ['sum(status)', grouped, false, 'status', ['sum(status::decimal(18,2))']],
  ['status', scope, true, 'status', ['status is not null']],
  ['inn is null', joined, true, 'inn', ['tickets.inn is null', 'museums.inn is null']],
  ['a b', scope, false, 'b', []],
]
test.each(FAULTS)('%s is marked and mended', (text, where, condition, marked, mended) => {
  const { fault } = diagnose(text, { scope: where, condition })
  expect(fault && text.slice(fault.from, fault.to)).toBe(marked)
  const texts = fault?.mendings.map(({ from, to, text: by }) => text.slice(0, from) + by + text.slice(to))
  expect(texts).toEqual(mended)
})

test('a column outside of an aggregate is summed up, or grouped by', () => {
  const place = { scope: grouped, condition: false, groupedBy: new Set(['status']) }
  expect(diagnose('concat(status, count(*))', place).fault).toBeNull()
  const { fault } = diagnose('sum(price) / visitors', place)
  expect(fault).toMatchObject({ from: 13, to: 21, ungrouped: 'visitors' })
  expect(fault?.mendings.map(({ text }) => text)).toEqual(['sum(visitors)', 'max(visitors)'])
})

test('functions of the document’s own are known, proposed and meant', () => {
  const { macros } = readMacros({ mean: { params: ['x'], is: 'sum(x) / count(*)' } })
  const own = { ...grouped, macros }
  const place = { scope: own, condition: false, groupedBy: new Set<string>() }
  expect(diagnose('mean(price)', place).fault).toBeNull()
  expect(diagnose('mena(price)', place).fault?.mendings.map(({ text }) => text)).toEqual(['mean'])
  const proposed = proposalsAt('', 0, own, 'en')?.proposals.find(({ label }) => label === 'mean')
  expect(proposed).toMatchObject({ insert: 'mean()', caret: 5, detail: 'mean(x)', about: 'sum(x) / count(*)' })
})

describe('what may be written', () => {
  const labels = (text: string, where: Scope = scope) => {
    const caret = text.indexOf('|')
    const found = proposalsAt(text.replace('|', ''), caret, where, 'en')
    return found && { from: found.from, labels: found.proposals.map(({ label }) => label) }
  }

  test('columns with their types, functions with their forms, in either language', () => {
    const find = (lang: 'ru' | 'en', label: string) =>
      proposalsAt('', 0, scope, lang)?.proposals.find((each) => each.label === label)
    expect(find('en', 'price')).toMatchObject({ kind: 'column', detail: 'decimal(10,2)', insert: 'price' })
    expect(find('en', 'Дата визита')).toMatchObject({ insert: '"Дата визита"' })
    expect(find('en', 'lower')).toMatchObject({ detail: 'lower(text)', about: 'Small letters', insert: 'lower()' })
    expect(find('ru', 'lower')).toMatchObject({ about: 'Строчные буквы', caret: 6 })
  })

  test('functions of many rows only where they may stand', () => {
    expect(labels('|')?.labels).not.toContain('sum')
    expect(labels('|', grouped)?.labels).toContain('sum')
    expect(labels('|', grouped)?.labels).not.toContain('row_number')
    expect(labels('|', { ...scope, functions: 'windows' })?.labels).toContain('row_number')
  })

  test.each([
    ["status = 'PA|'", null],
    ['price > 10|', null],
    ['price -- a remark|', null],
    ['price::|', null],
    ['created >= :s|', { from: 12, labels: ['since'] }],
  ])('%s', (text, expected) => expect(labels(text)).toEqual(expected))

  test('columns of both sides of a join by their inputs, and of one behind its name', () => {
    expect(labels('|', joined)?.labels.slice(0, 5)).toEqual([
      'tickets.inn',
      'museums.inn',
      'title',
      'tickets',
      'museums',
    ])
    expect(labels('tickets.inn = museums.|', joined)).toEqual({ from: 22, labels: ['inn', 'title'] })
  })

  test('the word under the caret is what is replaced', () => {
    expect(labels('lower(st|')?.from).toBe(6)
    expect(labels('lower("Да|')?.from).toBe(6)
    // Behind a name that is closed nothing of it is replaced.
    expect(labels('status = "PAID"|')?.from).toBe(15)
  })
})

test('the expression of a macro: its arguments are proposed first of all, and what the document has beside', () => {
  const own = readMacros({ mean: { params: ['a', 'b'], is: '(a + b) / 2' } })
  const names = { columns: [], functions: 'windows', macros: own.macros, arguments: ['amount', 'Ставка'] } as const
  const proposed = proposalsAt('am', 2, { ...names, parameters: scope.parameters ?? new Map() }, 'ru')?.proposals ?? []
  expect(proposed[0]).toMatchObject({ kind: 'column', label: 'amount', insert: 'amount', detail: '' })
  expect(proposed[1]).toMatchObject({ label: 'Ставка', insert: '"Ставка"' })
  expect(proposed.map(({ label }) => label)).toEqual(expect.arrayContaining(['mean', 'sum', 'row_number', 'case']))
})
