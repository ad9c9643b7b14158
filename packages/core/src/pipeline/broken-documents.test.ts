import { describe, expect, test } from 'vitest'
import { PlatformError } from '../errors/error.ts'
import type { Language } from '../messages/language.ts'
import { parseType } from '../types/parse.ts'
import { checkPipeline } from './check.ts'
import { readPipeline } from './read.ts'

const columns = (types: Record<string, string>) =>
  Object.entries(types).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([
  ['tickets', columns({ order_status: 'string', price: 'decimal(9,2)', inn: 'string', 'Название музея': 'string' })],
  ['museums', columns({ inn: 'string', name: 'string' })],
])

/** What is said of a document whose last step is `last`, and how to mend it. */
function told(steps: string, lang: Language): readonly string[] {
  const text = `version: 1
name: p
sources: { tickets: { from: t.csv }, museums: { from: m.csv } }
steps:
  ${steps.replaceAll('\n', '\n  ')}
targets: { out: { input: last, to: out.csv }, more: { input: museums, to: o.csv } }
`
  try {
    const { errors, warnings } = checkPipeline(readPipeline('p.yaml', text), SOURCES, lang)
    return [...errors, ...warnings].map(({ message, fix }) => `${message}. ${fix}`)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const { message, where, fix } = error.problem(lang)
    return [`${where}: ${message}. ${fix}`]
  }
}
const filter = (where: string) => `last: { type: filter, input: tickets, where: ${JSON.stringify(where)} }`

test('a check of a known kind that is filled wrongly is told as that kind', () => {
  const text = (checks: string) =>
    `version: 1\nname: p\nsources: { a: { from: a.csv } }\nsteps: {}\ntargets: { t: { input: a, to: b.csv } }\nchecks: [${checks}]\n`
  const place = (checks: string) => {
    try {
      return readPipeline('p.yaml', text(checks)).name
    } catch (error) {
      return error instanceof PlatformError ? error.where : error
    }
  }
  expect(place('{ on: a, accepted: [x] }')).toBe('p.yaml:6:29 checks.0.accepted')
  expect(place('{ on: a, notNull: x }')).toBe('p.yaml:6:28 checks.0.notNull')
  expect(place('{ on: a, unique: [x] }')).toBe('p.yaml')
})

describe('a document broken as people break it is told what to write', () => {
  test.each([
    [filter('order_statsu = 1'), 'Did you mean "order_status"?', 'Возможно, «order_status»?'],
    [filter('order_status = "PAID"'), "put it into single quotes: 'PAID'", "возьмите одинарные кавычки: 'PAID'"],
    [filter("Название = 'x'"), 'Did you mean "Название музея"?', 'Возможно, «Название музея»?'],
    [filter('price > 1 && price < 5'), 'joined by AND', 'словом AND'],
    [filter('sum(price) > 1'), 'filter by that column in having', 'отбор по этому столбцу — в having'],
    [filter('price = null'), 'Write x IS NULL', 'Напишите x IS NULL'],
    [filter('price > 1 or (not price <> null)'), 'Write x IS NULL', 'Напишите x IS NULL'],
    [
      'last: { type: join, left: tickets, right: museums, on: "inn = inn" }',
      'go by their names or by what "as" calls them',
      'зовут по их именам или по «as»',
    ],
    [
      'last: { type: aggregate, input: tickets, by: { inn: inn }, values: { s: price * 2 } }',
      'group by it, or say which to take',
      'группируйте по нему или скажите, какое взять',
    ],
    ['last: { type: filter, input: tikets, where: "true" }', 'Did you mean "tickets"?', 'Возможно, «tickets»?'],
    [
      'last: { type: cast, input: tickets, columns: { inn: datetime } }',
      'Did you mean "timestamp"?',
      'Возможно, «timestamp»?',
    ],
    ['last: { type: filtr, input: tickets }', 'probably "filter" is meant', 'вероятно, это «filter»'],
    ['last: { type: filter, input: tickets, were: a }', 'no key "were", probably "where"', 'ключа «were» нет'],
    ['last: { type: filter, input: tickets }', 'steps.last.where: it is missing', 'steps.last.where: не указано'],
    ['last: { type: limit, input: tickets, count: 1 }\nlast: { type: distinct }', 'p.yaml:6:3: ', 'last встречается'],
    ['last:\n  type: limit\n input: tickets', 'begins at another column', 'не в том столбце'],
  ])('%s', (steps, en, ru) => {
    expect(told(steps, 'en').join('\n')).toContain(en)
    expect(told(steps, 'ru').join('\n')).toContain(ru)
  })
})
