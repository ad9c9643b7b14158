import type { Typed } from '../../../expressions/typed.ts'
import type { JoinKind, PlanNode } from '../../../pipeline/plan/ops.ts'
import { JOIN_KINDS } from '../../../pipeline/plan/ops.ts'
import type { NastyPlan } from './group-plans.ts'
import { shownPlan } from './group-plans.ts'
import type { NastyColumn } from './nasty.ts'
import { NASTY, NASTY_COLUMNS, nasty } from './nasty.ts'
import { column, constant, node, plan, project } from './plans.ts'

const BOOL = { kind: 'bool' } as const
const WIDTH = Object.keys(NASTY_COLUMNS).length
const compare = (operator: '=' | '<' | '>' | '<=' | '>=' | '<>', left: Typed, right: Typed): Typed => ({
  kind: 'compare',
  type: BOOL,
  operator,
  left,
  right,
})
const and = (left: Typed, right: Typed): Typed => ({ kind: 'and', type: BOOL, left, right })

/** Every op over the nasty table. */
export function opPlans(): readonly NastyPlan[] {
  return [...JOIN_KINDS.flatMap(joinPlans), ...rowPlans(), ...orderPlans()]
}

function joinPlans(kind: JoinKind): readonly NastyPlan[] {
  const conditions: Readonly<Record<string, Typed>> = {
    'a key': compare('=', nasty('h'), nasty('h', WIDTH)),
    'a text key': compare('=', nasty('g'), nasty('g', WIDTH)),
    'a double key': compare('=', nasty('f'), nasty('f', WIDTH)),
    'a key and more': and(compare('=', nasty('g'), nasty('g', WIDTH)), compare('<', nasty('id'), nasty('id', WIDTH))),
    inequality: compare('<', nasty('h'), nasty('h', WIDTH)),
    // DuckDB's EXISTS finds nothing by such a pair.
    'an order and a difference': and(
      compare('<', nasty('h'), nasty('h', WIDTH)),
      compare('<>', nasty('g'), nasty('g', WIDTH)),
    ),
  }
  const cases = kind === 'cross' ? [['all', null] as const] : Object.entries(conditions)
  const onlyLeft = kind === 'semi' || kind === 'anti'
  const output = [
    { name: 'id', index: 0 },
    ...(onlyLeft
      ? []
      : [
          { name: 'other', index: WIDTH },
          { name: 's', index: WIDTH + 9 },
        ]),
  ]
  const types = { id: 'int64', ...(onlyLeft ? {} : { other: 'int64', s: 'string' }) }
  const some: PlanNode = node(
    'some',
    { op: 'filter', input: 'nasty', where: compare('<>', nasty('i'), constant('20', 'int32')) },
    NASTY_COLUMNS,
  )
  return cases.flatMap(([name, on]) => [
    {
      title: `${kind} join by ${name}`,
      plan: shownPlan([
        NASTY,
        some,
        node('joined', { op: 'join', kind, left: 'nasty', right: 'some', on, output }, types),
      ]),
    },
    {
      title: `${kind} join with itself by ${name}`,
      plan: shownPlan([NASTY, node('joined', { op: 'join', kind, left: 'nasty', right: 'nasty', on, output }, types)]),
    },
  ])
}

function rowPlans(): readonly NastyPlan[] {
  const two = (names: readonly NastyColumn[]) =>
    project('part', 'nasty', Object.fromEntries(names.map((name) => [name, nasty(name)])))
  const distinct = (names: readonly NastyColumn[]): NastyPlan => {
    const part = two(names)
    const types = Object.fromEntries(names.map((name) => [name, NASTY_COLUMNS[name]]))
    return {
      title: `distinct ${names.join(', ')}`,
      plan: shownPlan([NASTY, part, node('different', { op: 'distinct', input: 'part' }, types)]),
    }
  }
  const part = two(['id', 's'])
  const other = project('other', 'nasty', { id: nasty('h'), s: nasty('g') })
  return [
    distinct(['g']),
    distinct(['f']),
    distinct(['g', 'h']),
    distinct(['d', 'y']),
    {
      title: 'union',
      plan: shownPlan([
        NASTY,
        part,
        other,
        node('both', { op: 'union', inputs: ['part', 'other', 'part'] }, { id: 'int64', s: 'string' }),
      ]),
    },
    {
      title: 'unnest',
      plan: shownPlan([
        NASTY,
        project('lists', 'nasty', { id: nasty('id'), l: nasty('l'), s: nasty('s') }),
        node(
          'items',
          { op: 'unnest', input: 'lists', column: 1, name: 'item' },
          { id: 'int64', item: 'string', s: 'string' },
        ),
      ]),
    },
    { title: 'keys that are expressions', plan: shownPlan([NASTY, grouped()]) },
  ]
}

function grouped(): PlanNode {
  const parity: Typed = {
    kind: 'arithmetic',
    type: { kind: 'int64' },
    operator: '%',
    left: nasty('id'),
    right: constant('2', 'int64'),
  }
  const count = {
    kind: 'aggregate',
    type: { kind: 'int64' },
    name: 'count',
    arguments: [],
    distinct: false,
    order: [],
    filter: null,
  } as const
  return node(
    'grouped',
    {
      op: 'aggregate',
      input: 'nasty',
      by: [
        { name: 'id', expression: parity },
        { name: 'f', expression: nasty('f') },
      ],
      values: [{ name: 'h', expression: count }],
    },
    { id: 'int64', f: 'float64', h: 'int64' },
  )
}

/** Rows of these come in an order; a limit takes the first of it. */
function orderPlans(): readonly NastyPlan[] {
  return (['f', 's', 'g', 'd', 't', 'y'] as const).flatMap((name) =>
    (['asc', 'desc'] as const).flatMap((direction) =>
      (['first', 'last'] as const).map((nulls) => {
        const order = [
          { expression: nasty(name), direction, nulls },
          { expression: nasty('id'), direction: 'asc', nulls: 'last' },
        ] as const
        const limit = node('limited', { op: 'limit', input: 'nasty', order, count: 5, offset: 2 }, NASTY_COLUMNS)
        const shown = project('shown', 'limited', {
          id: { kind: 'cast', type: { kind: 'string' }, operand: nasty('id') },
        })
        return {
          title: `limit by ${name} ${direction} nulls ${nulls}`,
          plan: plan([NASTY, limit, shown], 'Europe/Moscow'),
        }
      }),
    ),
  )
}

/** The id of rows in the order of a sort: the last node is the sort, so that the SELECT itself is ordered. */
export function sortPlans(): readonly NastyPlan[] {
  return (['f', 's', 'd', 'z'] as const).map((name) => {
    const shown = project('ids', 'nasty', {
      id: { kind: 'cast', type: { kind: 'string' }, operand: nasty('id') },
      key: nasty(name),
    })
    const order = [
      { expression: column(1, NASTY_COLUMNS[name], 'key'), direction: 'desc', nulls: 'last' },
      { expression: column(0, 'string', 'id'), direction: 'asc', nulls: 'last' },
    ] as const
    const sorted = node('shown', { op: 'sort', input: 'ids', order }, { id: 'string', key: NASTY_COLUMNS[name] })
    return { title: `sort by ${name}`, plan: plan([NASTY, shown, sorted], 'Europe/Moscow') }
  })
}
