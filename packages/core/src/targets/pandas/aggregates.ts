import type { AggregateName, WindowName } from '../../expressions/functions/names.ts'
import type { Aggregate, Typed, Windowed } from '../../expressions/typed.ts'
import type { Order } from '../../pipeline/plan/ops.ts'
import type { Support } from '../capability.ts'
import type { ExpressionWriter } from './expressions.ts'
import { pythonType } from './types.ts'

interface AggregateRule {
  readonly support: Support
  /** The Python function that gets the values of a group. */
  readonly python: string | ((call: Aggregate | Windowed) => string)
  /** How many of the arguments are the function's; the others shape it. */
  readonly takes?: number
}

/** How each aggregate is written; all come down to a function of the values of a group. */
export const AGGREGATES: Readonly<Record<AggregateName, AggregateRule>> = {
  sum: emulated((call) => (call.type.kind === 'decimal' ? 'decimal_total' : 'total')),
  avg: emulated((call) => (call.type.kind === 'decimal' ? 'decimal_mean' : 'mean')),
  count: emulated('count_values'),
  min: emulated('least'),
  max: emulated('greatest'),
  stddev: emulated('sample_deviation'),
  stddev_pop: emulated('population_deviation'),
  variance: emulated('sample_variance'),
  var_pop: emulated('population_variance'),
  median: emulated('quantile_of(0.5)'),
  quantile: { ...emulated(quantile), takes: 1 },
  mode: emulated('most_frequent'),
  string_agg: emulated('join_texts'),
  array_agg: emulated('as_array'),
  first: emulated('first_of'),
  last: emulated('last_of'),
  corr: emulated('correlation'),
  covar_samp: emulated('sample_covariance'),
  covar_pop: emulated('population_covariance'),
  bool_and: emulated('all_true'),
  bool_or: emulated('any_true'),
  count_if: emulated('count_true'),
  min_by: emulated('value_at_least'),
  max_by: emulated('value_at_greatest'),
}

function emulated(python: AggregateRule['python']): AggregateRule {
  return { support: 'emulated', python }
}

function quantile({ arguments: [, fraction] }: Aggregate | Windowed): string {
  return `quantile_of(${fraction?.kind === 'constant' ? String(fraction.value) : '0.5'})`
}

/** How each window function is written: the function of the prelude, and the arguments that may be left out. */
export const WINDOWS: Readonly<
  Record<WindowName, { readonly support: Support; readonly defaults: readonly string[] }>
> = {
  row_number: placed(),
  rank: placed(),
  dense_rank: placed(),
  percent_rank: placed(),
  cume_dist: placed(),
  ntile: placed(),
  lag: placed('1', 'None'),
  lead: placed('1', 'None'),
  first_value: placed(),
  last_value: placed(),
  nth_value: placed(),
}

function placed(...defaults: readonly string[]) {
  return { support: 'emulated' as const, defaults }
}

/** An aggregate over groups or frames. */
export function aggregateCode(call: Aggregate | Windowed, writer: ExpressionWriter): string {
  const { python, takes } = AGGREGATES[call.name as AggregateName]
  const name = typeof python === 'string' ? python : python(call)
  const given = call.arguments.slice(0, takes)
  const guarded = given.map((each) => guardedBy(call.filter, each))
  const parts = [
    decimalPlaces(name, call),
    ...guarded.map((each, i) => (i === 0 ? writer.column(each) : writer.write(each)).text),
  ]
  parts.push(`type=${pythonType(call.type)}`)
  if (call.filter) parts.push(`where=${writer.column(call.filter).text}`)
  if (call.kind === 'aggregate') {
    if (call.distinct) parts.push('distinct=True')
    if (call.order.length > 0) parts.push(`order=[${ordersCode(call.order, writer)}]`)
  }
  return `aggregate_of(${parts.join(', ')})`
}

/** Decimals are rounded to the type of the result. */
function decimalPlaces(name: string, call: Aggregate | Windowed): string {
  return name.startsWith('decimal_') ? `${name}(${pythonType(call.type)})` : name
}

/** What FILTER leaves out is not computed. */
function guardedBy(filter: Typed | null, argument: Typed): Typed {
  if (filter === null || argument.kind === 'column' || argument.kind === 'constant') return argument
  const nothing: Typed = { kind: 'constant', type: argument.type, value: null }
  return { kind: 'case', type: argument.type, branches: [{ when: filter, result: argument }], otherwise: nothing }
}

/** A function of the place in the window, or an aggregate over the frame. */
export function windowedCode(call: Windowed, writer: ExpressionWriter): string {
  if (!Object.hasOwn(WINDOWS, call.name)) return aggregateCode(call, writer)
  const name = call.name as WindowName
  const given = call.arguments.map((each) => writer.write(each).text)
  const { defaults } = WINDOWS[name]
  const missing = name === 'lag' || name === 'lead' ? defaults.slice(given.length - 1) : []
  return `place_of(${[name, ...given, ...missing, `type=${pythonType(call.type)}`].join(', ')})`
}

/** Orders as the prelude takes them. */
export function ordersCode(orders: readonly Order[], writer: ExpressionWriter): string {
  return orders
    .map(({ expression, direction, nulls }) => {
      const options = [
        ...(direction === 'desc' ? ['descending=True'] : []),
        ...(nulls === 'first' ? ['nulls_first=True'] : []),
      ]
      return `Order(${[writer.column(expression).text, ...options].join(', ')})`
    })
    .join(', ')
}
