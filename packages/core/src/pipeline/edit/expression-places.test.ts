import { expect, test } from 'vitest'
import { formatType, scalar } from '../../types/logical.ts'
import { columnsInto, expressionPlace, type PlainStep } from './expression-places.ts'

const known = {
  tickets: [
    { name: 'inn', type: scalar('string') },
    { name: 'price', type: scalar('int64') },
  ],
  museums: [
    { name: 'inn', type: scalar('string') },
    { name: 'title', type: scalar('string') },
  ],
}
const around = {
  columnsOf: (name: string) => (name in known ? known[name as keyof typeof known] : undefined),
  parameters: new Map(),
}
const groups = {
  type: 'aggregate',
  input: 'tickets',
  by: { museum: 'inn' },
  values: { total: 'sum(price)', bad: 'x(' },
}
const join = { type: 'join', left: 'tickets', right: { input: 'museums', as: 'm' }, kind: 'left' }

/** Names that an expression may use, with what else is asked of it. */
function told(step: PlainStep, ...path: (string | number)[]) {
  const place = expressionPlace(step, path, around)
  if (place === null) return null
  const { scope, condition, groupedBy } = place
  const names = scope.columns.map(({ input, name, type }) => `${input ? `${input}.` : ''}${name} ${formatType(type)}`)
  return { names, condition, functions: scope.functions ?? null, groupedBy: groupedBy && [...groupedBy] }
}

const own = ['inn string', 'price int64']
const both = ['tickets.inn string', 'tickets.price int64', 'm.inn string', 'm.title string']
test.each([
  [{ type: 'filter', input: 'tickets' }, ['where'], { names: own, condition: true, functions: null }],
  [{ type: 'derive', input: 'tickets' }, ['values', 'a'], { names: own, condition: false, functions: null }],
  [groups, ['by', 'museum'], { names: own, condition: false, functions: null }],
  [groups, ['values', 'total'], { names: own, condition: false, functions: 'aggregates', groupedBy: ['inn'] }],
  [groups, ['having'], { names: ['museum string', 'total decimal(38,0)'], condition: true, functions: null }],
  [{ type: 'window', input: 'tickets' }, ['values', 'a'], { names: own, condition: false, functions: 'windows' }],
  [{ type: 'window', input: 'tickets' }, ['orderBy', 0, 'by'], { names: own, condition: false, functions: null }],
  [join, ['on'], { names: both, condition: true, functions: null }],
  [join, ['columns', 'a'], { names: both, condition: false, functions: null }],
  [{ ...join, kind: 'semi' }, ['columns', 'a'], { names: both.slice(0, 2), condition: false, functions: null }],
  [{ type: 'filter', input: 'nothing' }, ['where'], null],
  [{ ...join, right: 'nothing' }, ['on'], null],
])('%o %o', (step, path, expected) => expect(told(step, ...path)).toEqual(expected))

test('what comes into a step', () => {
  expect(columnsInto({ type: 'drop', input: 'museums' }, around)).toEqual(known.museums)
  expect(columnsInto(join, around)?.map(({ input }) => input)).toEqual(['tickets', 'tickets', 'm', 'm'])
  expect(columnsInto({ type: 'drop' }, around)).toBeNull()
})
