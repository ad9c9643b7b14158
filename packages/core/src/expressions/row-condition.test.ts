import { expect, test } from 'vitest'
import { parseType } from '../types/parse.ts'
import { bindCondition } from './bind.ts'
import { rowCondition } from './row-condition.ts'

const SCOPE = {
  columns: [
    { name: 'id', type: parseType('int32') },
    { name: 'price', type: parseType('decimal(9,2)') },
    { name: 'status', type: parseType('string') },
    { name: 'day', type: parseType('date') },
    { name: 'at', type: parseType('timestamp') },
    { name: 'open', type: parseType('bool') },
    { name: 'rate', type: parseType('float64') },
  ],
}

/** As one line, columns by their places at the source: ten more than in the scope. */
function shown(text: string): string | null {
  const show = (condition: ReturnType<typeof rowCondition>): string => {
    if (condition === null) return ''
    switch (condition.kind) {
      case 'and':
      case 'or':
        return `(${show(condition.left)} ${condition.kind} ${show(condition.right)})`
      case 'not':
        return `not ${show(condition.operand)}`
      case 'null':
        return `${condition.column} is${condition.negated ? ' not' : ''} null`
      case 'holds':
        return String(condition.column)
      case 'compare':
        return `${condition.column} ${condition.operator} ${condition.value}`
    }
  }
  const places = SCOPE.columns.map((_, i) => i + 10)
  return show(rowCondition(bindCondition(text, SCOPE), places)) || null
}

test.each([
  ["status = 'PAID' and day >= '2021-01-01'", '(12 = PAID and 13 >= 2021-01-01)'],
  ['id > 5 or 7 <= id', '(10 > 5 or 10 >= 7)'],
  ['id < 2.5', '10 < 2.5'],
  ['price between 1 and 2.5', '(11 >= 1 and 11 <= 2.5)'],
  ["status not in ('a', 'b')", 'not (12 = a or 12 = b)'],
  ['not open and status is not null', '(not 15 and 12 is not null)'],
  ["at < '2021-01-01 10:00:00'", '14 < 2021-01-01 10:00:00'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test.each([
  'rate > 1',
  "status like 'a%'",
  "lower(status) = 'a'",
  'id + 1 = 2',
  "day < '2021-01-01' and rate > 1",
  'id = null',
  'price = id',
  "cast(day as string) = '2021-01-01'",
])('judged here: %s', (text) => {
  expect(shown(text)).toBeNull()
})
