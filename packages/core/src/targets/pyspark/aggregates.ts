import type { AggregateName } from '../../expressions/functions/names.ts'
import type { Aggregate, Typed, Windowed } from '../../expressions/typed.ts'
import type { Order } from '../../pipeline/plan/ops.ts'
import type { Support } from '../capability.ts'
import { pythonText, pythonValue } from '../pandas/python.ts'
import { tight } from './code.ts'
import type { ExpressionWriter } from './expressions.ts'
import { Refused } from './refused.ts'
import { sparkType } from './types.ts'

type GroupCall = Aggregate | Windowed

/** What a rule is given: the arguments as columns (NULL where FILTER leaves the row out) and what makes it a window. */
interface Given {
  readonly call: GroupCall
  readonly x: string
  readonly y: string
  /** `.over(frame)` in a window, else nothing. */
  readonly over: string
  /** A call of `ordered_values`. */
  readonly ordered: (value: string, orders: readonly string[]) => string
  readonly orders: readonly string[]
  readonly distinct: boolean
}

interface AggregateRule {
  readonly support: Support
  readonly write: (given: Given) => string
  /** DISTINCT changes nothing, or the rule sees to it. */
  readonly distinct?: boolean
  /** A function of Python over the set of values, for DISTINCT. */
  readonly ofSet?: (call: GroupCall) => string
}

const native = (name: string, distinct = false): AggregateRule => ({
  support: 'native',
  distinct,
  write: ({ x, over }) => `F.${name}(${x})${over}`,
})
const pair = (name: string): AggregateRule => ({
  support: 'native',
  write: ({ x, y, over }) => `F.${name}(${x}, ${y})${over}`,
})

/** How each aggregate is written. */
export const AGGREGATES: Readonly<Record<AggregateName, AggregateRule>> = {
  sum: { support: 'native', distinct: true, write: sum },
  avg: { support: 'emulated', distinct: true, write: average },
  count: {
    support: 'native',
    distinct: true,
    write: ({ x, over, distinct }) => (distinct ? `F.count_distinct(${x})` : `F.count(${x})${over}`),
  },
  min: native('min', true),
  max: native('max', true),
  stddev: { ...native('stddev_samp'), ofSet: () => 'sample_deviation' },
  stddev_pop: { ...native('stddev_pop'), ofSet: () => 'population_deviation' },
  variance: { ...native('var_samp'), ofSet: () => 'sample_variance' },
  var_pop: { ...native('var_pop'), ofSet: () => 'population_variance' },
  median: {
    support: 'native',
    ofSet: () => 'quantile_of(0.5)',
    write: ({ x, over }) => `F.percentile(${x}, 0.5)${over}`,
  },
  quantile: {
    support: 'native',
    ofSet: (call) => `quantile_of(${fraction(call)})`,
    write: ({ call, x, over }) => `F.percentile(${x}, ${fraction(call)})${over}`,
  },
  mode: { support: 'native', ofSet: () => 'most_frequent', write: ({ x, over }) => `F.mode(${x}, True)${over}` },
  string_agg: {
    support: 'emulated',
    distinct: true,
    write: ({ x, y, ordered, orders, distinct }) =>
      `F.array_join(null_if_empty(${once(distinct, ordered(x, orders))}), ${y})`,
  },
  array_agg: {
    support: 'emulated',
    distinct: true,
    write: ({ x, ordered, orders, distinct }) => `null_if_empty(${once(distinct, ordered(x, orders))})`,
  },
  first: { support: 'emulated', distinct: true, write: ({ x, ordered, orders }) => `F.get(${ordered(x, orders)}, 0)` },
  last: {
    support: 'emulated',
    distinct: true,
    write: ({ x, ordered, orders }) => `F.get(F.reverse(${ordered(x, orders)}), 0)`,
  },
  corr: { support: 'emulated', write: correlation },
  covar_samp: pair('covar_samp'),
  covar_pop: pair('covar_pop'),
  bool_and: native('bool_and', true),
  bool_or: native('bool_or', true),
  count_if: { support: 'native', write: ({ x, over }) => `F.count_if(${x})${over}` },
  min_by: { support: 'emulated', distinct: true, write: (given) => extreme(given, 'False') },
  max_by: { support: 'emulated', distinct: true, write: (given) => extreme(given, 'True') },
}

function once(distinct: boolean, values: string): string {
  return distinct ? `F.array_distinct(${values})` : values
}

function sum({ call, x, over, distinct }: Given): string {
  const type = call.type
  const whole = type.kind === 'decimal' && call.arguments[0].type.kind !== 'decimal'
  const value = whole ? `${x}.cast("decimal(20,0)")` : x
  const total = distinct ? `F.sum_distinct(${value})` : `F.sum(${value})${over}`
  return type.kind === 'decimal' ? `${total}.cast(${pythonText(sparkType(type))})` : total
}

/** By sum and count, so that integers are summed exactly and decimals keep all their places. */
function average({ call, x, over, distinct }: Given): string {
  const [{ type }] = call.arguments
  if (type.kind === 'float64' && !distinct) return `F.avg(${x})${over}`
  const value = type.kind === 'decimal' || type.kind === 'float64' ? x : `${x}.cast("decimal(20,0)")`
  const total = distinct ? `F.sum_distinct(${value})` : `F.sum(${value})${over}`
  const count = distinct ? `F.count_distinct(${x})` : `F.count(${x})${over}`
  if (call.type.kind !== 'decimal') return `F.try_divide(${total}.cast("double"), ${count})`
  const { precision, scale } = call.type
  return `each(decimal_quotient(${precision}, ${scale}), ${total}, ${count}, type=${pythonText(sparkType(call.type))})`
}

/** Spark's own divides by zero where either of them does not vary. */
function correlation({ x, y, over }: Given): string {
  const frame = over === '' ? '' : `, over=${over.slice('.over('.length, -1)}`
  return `correlation(${x}, ${y}${frame})`
}

/** Of several at the extreme the least value. */
function extreme({ x, y, ordered }: Given, descending: string): string {
  const value = `F.when(${y}.isNotNull(), ${x})`
  return `F.get(${ordered(value, [`(${y}, ${descending}, False)`, `(${x}, False, False)`])}, 0)`
}

function fraction({ arguments: [, given] }: GroupCall): string {
  return given?.kind === 'constant' && given.value !== null ? pythonValue(given.value, given.type) : '0.5'
}

/** An aggregate over groups, or over the frame of a window. @throws Refused */
export function aggregateCode(call: GroupCall, writer: ExpressionWriter, frame: string | null): string {
  const name = call.name as AggregateName
  const rule = AGGREGATES[name]
  const distinct = call.kind === 'aggregate' && call.distinct
  if (distinct && !rule.distinct && !rule.ofSet) throw new Refused(name, 'distinct')
  const counted =
    call.arguments.length === 0 ? ['F.lit(1)'] : call.arguments.map((each, i) => argument(name, each, i, writer))
  const kept = call.filter === null ? null : writer.write(call.filter).text
  const given = counted.map((each, i) =>
    kept !== null && (i === 0 || isPair(name)) ? `F.when(${kept}, ${each})` : each,
  )
  if (distinct && rule.ofSet)
    return `each(${rule.ofSet(call)}, F.collect_set(${given[0]}), type=${pythonText(sparkType(call.type))})`
  const over = frame === null ? '' : `.over(${frame})`
  const order = call.kind === 'aggregate' ? call.order : []
  return rule.write({
    call,
    x: given[0],
    y: given[1] ?? '',
    over,
    distinct,
    orders: order.map((each) => orderTuple(each, writer)),
    ordered: (value, orders) =>
      `ordered_values(${value}, [${orders.join(', ')}]${frame === null ? '' : `, over=${frame}`})`,
  })
}

function isPair(name: AggregateName): boolean {
  return ['corr', 'covar_samp', 'covar_pop', 'min_by', 'max_by'].includes(name)
}

function argument(name: AggregateName, typed: Typed, place: number, writer: ExpressionWriter): string {
  if (name === 'string_agg' && place === 1 && typed.kind === 'constant' && typed.value !== null)
    return pythonText(String(typed.value))
  return tight(writer.write(typed))
}

function orderTuple({ expression, direction, nulls }: Order, writer: ExpressionWriter): string {
  const flag = (value: boolean) => (value ? 'True' : 'False')
  return `(${writer.write(expression).text}, ${flag(direction === 'desc')}, ${flag(nulls === 'first')})`
}

/** An order of rows. */
export function orderCode({ expression, direction, nulls }: Order, writer: ExpressionWriter): string {
  return `${tight(writer.write(expression))}.${direction}_nulls_${nulls}()`
}
