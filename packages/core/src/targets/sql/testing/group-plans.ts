import { AGGREGATES } from '../../../expressions/functions/aggregates.ts'
import type { AggregateName, WindowName } from '../../../expressions/functions/names.ts'
import { AGGREGATE_NAMES, WINDOW_NAMES } from '../../../expressions/functions/names.ts'
import { WINDOWS } from '../../../expressions/functions/windows.ts'
import type { Aggregate, Typed, Windowed } from '../../../expressions/typed.ts'
import type { Frame, Order, Plan, PlanNode } from '../../../pipeline/plan/ops.ts'
import { asText } from './function-plans.ts'
import { NASTY, NASTY_COLUMNS, nasty } from './nasty.ts'
import { column, constant, namedValues, node, plan, project } from './plans.ts'

/** A plan over the nasty table; its rows are compared as a bag of texts. */
export interface NastyPlan {
  readonly title: string
  readonly plan: Plan
}

const by = (expression: Typed, direction: Order['direction'] = 'asc', nulls: Order['nulls'] = 'last'): Order => ({
  expression,
  direction,
  nulls,
})
const ID = by(nasty('id'))
const comma = constant(', ', 'string')
const quarter = constant('0.25', 'float64')
const three = constant('3', 'int64')

/** Arguments that each aggregate is tried with; one that is missing does not compile. */
const AGGREGATE_ARGUMENTS: Readonly<Record<AggregateName, readonly (readonly Typed[])[]>> = {
  sum: [[nasty('i')], [nasty('b')], [nasty('d')], [nasty('e')], [nasty('x')]],
  avg: [[nasty('i')], [nasty('b')], [nasty('d')], [nasty('e')], [nasty('x')]],
  count: [[], [nasty('h')], [nasty('s')], [nasty('f')]],
  min: [[nasty('i')], [nasty('d')], [nasty('f')], [nasty('s')], [nasty('t')], [nasty('z')], [nasty('dt')]],
  max: [[nasty('i')], [nasty('d')], [nasty('f')], [nasty('s')], [nasty('t')], [nasty('z')], [nasty('dt')]],
  stddev: [[nasty('x')]],
  stddev_pop: [[nasty('x')]],
  variance: [[nasty('x')]],
  var_pop: [[nasty('x')]],
  median: [[nasty('x')]],
  quantile: [[nasty('x'), quarter]],
  mode: [[nasty('i')], [nasty('s')], [nasty('d')]],
  string_agg: [[nasty('s'), comma]],
  array_agg: [[nasty('s')], [nasty('h')]],
  first: [[nasty('h')], [nasty('s')], [nasty('dt')]],
  last: [[nasty('h')], [nasty('s')], [nasty('dt')]],
  corr: [[nasty('x'), nasty('x')]],
  covar_samp: [[nasty('x'), nasty('x')]],
  covar_pop: [[nasty('x'), nasty('x')]],
  bool_and: [[nasty('y')]],
  bool_or: [[nasty('y')]],
  count_if: [[nasty('y')]],
  min_by: [
    [nasty('s'), nasty('h')],
    [nasty('id'), nasty('h')],
  ],
  max_by: [
    [nasty('s'), nasty('h')],
    [nasty('id'), nasty('f')],
  ],
}
const ORDERED: readonly AggregateName[] = ['string_agg', 'array_agg', 'first', 'last']
const WITHOUT_DISTINCT: readonly AggregateName[] = [
  'corr',
  'covar_samp',
  'covar_pop',
  'min_by',
  'max_by',
  'count_if',
  'first',
  'last',
  'string_agg',
  'array_agg',
]

function aggregate(name: AggregateName, operands: readonly Typed[], more: Partial<Aggregate> = {}): Aggregate {
  const type = AGGREGATES[name].gives(
    operands.map((each) => each.type),
    operands.map((each) => (each.kind === 'constant' ? each.value : null)),
  )
  const order = ORDERED.includes(name) ? [by(nasty('t'), 'desc'), ID] : []
  return { kind: 'aggregate', type, name, arguments: operands, distinct: false, order, filter: null, ...more }
}

const WANTED: Typed = { kind: 'compare', type: { kind: 'bool' }, operator: '>', left: nasty('id'), right: three }
const NONE: Typed = { ...WANTED, operator: '<', right: constant('0', 'int64') }

/** Every aggregate: by groups, over all rows, over none, of distinct values, filtered. */
export function aggregatePlans(): readonly NastyPlan[] {
  return AGGREGATE_NAMES.flatMap((name) =>
    AGGREGATE_ARGUMENTS[name].flatMap((operands) => {
      const title = `${name}(${operands.map((each) => ('name' in each ? each.name : 'constant')).join(', ')})`
      const distinct = operands.length > 0 && !WITHOUT_DISTINCT.includes(name)
      const values: Record<string, Aggregate> = {
        plain: aggregate(name, operands),
        filtered: aggregate(name, operands, { filter: WANTED }),
        ...(distinct && { different: aggregate(name, operands, { distinct: true }) }),
      }
      return [
        { title: `${title} by groups`, plan: grouped({ g: nasty('g') }, values, [NASTY]) },
        { title: `${title} of all`, plan: grouped({}, values, [NASTY]) },
        { title: `${title} of none`, plan: grouped({}, values, [NASTY, empty()], 'none') },
      ]
    }),
  )
}

function empty(): PlanNode {
  return node('none', { op: 'filter', input: 'nasty', where: NONE }, NASTY_COLUMNS)
}

function grouped(
  keys: Record<string, Typed>,
  values: Record<string, Typed>,
  nodes: readonly PlanNode[],
  input = 'nasty',
): Plan {
  const all = { ...keys, ...values }
  const types = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value.type]))
  const op = { op: 'aggregate', input, by: namedValues(keys), values: namedValues(values) } as const
  return shownPlan([...nodes, node('grouped', op, types)])
}

/** Ends a plan in the texts of all its columns. */
export function shownPlan(nodes: readonly PlanNode[]): Plan {
  const last = nodes[nodes.length - 1]
  const values = last.columns.map(({ name, type }, i) => [name, asText(column(i, type, name))])
  return plan([...nodes, project('shown', last.id, Object.fromEntries(values))], 'Europe/Moscow')
}

const WINDOW_ARGUMENTS: Readonly<Record<WindowName, readonly (readonly Typed[])[]>> = {
  row_number: [[]],
  rank: [[]],
  dense_rank: [[]],
  percent_rank: [[]],
  cume_dist: [[]],
  ntile: [[three]],
  lag: [
    [nasty('s')],
    [nasty('h'), constant('2', 'int64')],
    [nasty('h'), constant('1', 'int64'), constant('-7', 'int64')],
  ],
  lead: [
    [nasty('s')],
    [nasty('h'), constant('2', 'int64')],
    [nasty('h'), constant('1', 'int64'), constant('-7', 'int64')],
  ],
  first_value: [[nasty('s')], [nasty('h')]],
  last_value: [[nasty('s')], [nasty('h')]],
  nth_value: [[nasty('s'), constant('2', 'int64')]],
}

const FRAMES: Readonly<Record<string, Frame | null>> = {
  'no frame': null,
  rows: { unit: 'rows', from: { at: 'preceding', count: 1 }, to: { at: 'following', count: 1 } },
  'rows behind': { unit: 'rows', from: { at: 'unbounded preceding' }, to: { at: 'preceding', count: 1 } },
  range: { unit: 'range', from: { at: 'preceding', count: 1 }, to: { at: 'current row' } },
  groups: { unit: 'groups', from: { at: 'preceding', count: 1 }, to: { at: 'current row' } },
}

/** Every function of a window and every aggregate over one, with and without order and frame. */
export function windowPlans(): readonly NastyPlan[] {
  const calls = [
    ...WINDOW_NAMES.flatMap((name) =>
      WINDOW_ARGUMENTS[name].map((operands) => windowed(name, operands, WINDOWS[name].gives)),
    ),
    ...AGGREGATE_NAMES.flatMap((name) =>
      AGGREGATE_ARGUMENTS[name].map((operands) => windowed(name, operands, AGGREGATES[name].gives)),
    ),
  ]
  return calls.flatMap(({ title, call }) => [
    // By the tie-breaking id the order is whole; by h alone peers share their frames.
    ...Object.entries(FRAMES).map(([name, frame]) =>
      windowPlan(
        `${title} ${name}`,
        call,
        frame,
        name === 'range' || name === 'groups' ? [by(nasty('id'))] : [by(nasty('h')), ID],
      ),
    ),
    windowPlan(`${title} backwards`, call, null, [by(nasty('h'), 'desc', 'first'), by(nasty('id'), 'desc')]),
    ...(steady(call)
      ? [
          windowPlan(`${title} of peers`, call, null, [by(nasty('h'))]),
          windowPlan(`${title} of ranges`, call, FRAMES.range, [by(nasty('h'))]),
        ]
      : []),
  ])
}

/** Whether the result does not depend on which of several equal rows comes first. */
function steady({ name }: Windowed): boolean {
  return [
    'rank',
    'dense_rank',
    'percent_rank',
    'cume_dist',
    'sum',
    'count',
    'min',
    'max',
    'avg',
    'mode',
    'median',
    'bool_or',
    'count_if',
    'min_by',
  ].includes(name)
}

function windowed(
  name: Windowed['name'],
  operands: readonly Typed[],
  gives: (types: Typed['type'][], values: []) => Typed['type'],
) {
  const title = `${name}(${operands.map((each) => ('name' in each ? each.name : 'constant')).join(', ')})`
  const call: Windowed = {
    kind: 'windowed',
    type: gives(
      operands.map((each) => each.type),
      [],
    ),
    name,
    arguments: operands,
    filter: null,
  }
  return { title, call }
}

function windowPlan(title: string, call: Windowed, frame: Frame | null, order: readonly Order[]): NastyPlan {
  const filter = call.name in AGGREGATES && call.name !== 'first' && call.name !== 'last' ? WANTED : null
  const op = {
    op: 'window',
    input: 'nasty',
    partition: [nasty('g')],
    order,
    frame,
    values: namedValues({ value: call, ...(filter && { filtered: { ...call, filter } }) }),
  } as const
  const columns = { ...NASTY_COLUMNS, value: call.type, ...(filter && { filtered: call.type }) }
  const over = node('over', op, columns)
  const width = Object.keys(NASTY_COLUMNS).length
  const shown = {
    id: asText(nasty('id')),
    value: asText(column(width, call.type, 'value')),
    ...(filter && { filtered: asText(column(width + 1, call.type, 'filtered')) }),
  }
  return { title, plan: plan([NASTY, over, project('shown', 'over', shown)], 'Europe/Moscow') }
}
