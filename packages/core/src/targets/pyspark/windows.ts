import type { WindowName } from '../../expressions/functions/names.ts'
import type { Windowed } from '../../expressions/typed.ts'
import type { FrameBound, WindowOp } from '../../pipeline/plan/ops.ts'
import type { Support } from '../capability.ts'
import { aggregateCode, orderCode } from './aggregates.ts'
import { tight } from './code.ts'
import type { ExpressionWriter } from './expressions.ts'
import { Refused } from './refused.ts'

/** The windows of one op: all rows of the partition in order, and the rows of the frame. */
interface Views {
  readonly order: string
  readonly frame: string
}

interface WindowRule {
  readonly support: Support
  readonly write: (given: readonly string[], views: Views) => string
}

const ranked = (name: string, cast = ''): WindowRule => ({
  support: 'native',
  write: (given, { order }) => `F.${name}(${given.join(', ')}).over(${order})${cast}`,
})

/** How each window function is written. */
export const WINDOWS: Readonly<Record<WindowName, WindowRule>> = {
  row_number: ranked('row_number', '.cast("bigint")'),
  rank: ranked('rank', '.cast("bigint")'),
  dense_rank: ranked('dense_rank', '.cast("bigint")'),
  percent_rank: ranked('percent_rank'),
  cume_dist: ranked('cume_dist'),
  ntile: ranked('ntile', '.cast("bigint")'),
  lag: shifted('lag'),
  lead: shifted('lead'),
  first_value: { support: 'native', write: ([x], { frame }) => `F.first(${x}).over(${frame})` },
  last_value: { support: 'native', write: ([x], { frame }) => `F.last(${x}).over(${frame})` },
  nth_value: { support: 'native', write: ([x, n], { frame }) => `F.nth_value(${x}, ${n}).over(${frame})` },
}

/** The default stands where there is no such row, not where its value is NULL. */
function shifted(name: 'lag' | 'lead'): WindowRule {
  return {
    support: 'native',
    write: ([x, rows = '1', otherwise], { order }) => {
      const value = `F.${name}(${x}, ${rows}).over(${order})`
      if (otherwise === undefined) return value
      return `F.when(F.${name}(F.lit(True), ${rows}).over(${order}), ${value}).otherwise(${otherwise})`
    },
  }
}

/** A function of a window. @throws Refused */
export function windowedCode(call: Windowed, writer: ExpressionWriter, views: Views): string {
  if (!Object.hasOwn(WINDOWS, call.name)) return aggregateCode(call, writer, views.frame)
  const given = call.arguments.map((each, i) => {
    const whole = call.name !== 'ntile' ? i === 1 : true
    if (whole && each.kind === 'constant' && each.value !== null) return String(each.value)
    return tight(writer.write(each))
  })
  return WINDOWS[call.name as WindowName].write(given, views)
}

/** The definitions of both windows; the frame in groups of peers is one by distance in their dense rank. */
export function windowViews(
  op: WindowOp,
  writer: ExpressionWriter,
  rankColumn: string,
): { order: string; frame: string } {
  const partition = op.partition.map((each) => writer.write(each).text)
  const base = partition.length === 0 ? 'Window' : `Window.partitionBy(${partition.join(', ')})`
  const orders = op.order.map((each) => orderCode(each, writer))
  const ordered = (list: readonly string[]) => `${base}.orderBy(${list.join(', ')})`
  const order = ordered(orders.length === 0 ? ['F.lit(0)'] : orders)
  const { frame } = op
  if (frame === null)
    return { order, frame: orders.length === 0 ? (partition.length === 0 ? 'Window.partitionBy()' : base) : order }
  if (frame.unit === 'groups') return { order, frame: `${ordered([rankColumn])}${bounds('rangeBetween', op)}` }
  const rows = frame.unit === 'rows'
  return { order, frame: `${order}${bounds(rows ? 'rowsBetween' : 'rangeBetween', op)}` }
}

function bounds(name: string, { frame, order }: WindowOp): string {
  if (!frame) return ''
  const moments = ['date', 'timestamp', 'timestamptz', 'string', 'bool']
  const code = (bound: FrameBound): string => {
    if (bound.at === 'current row') return 'Window.currentRow'
    if (!('count' in bound))
      return bound.at === 'unbounded preceding' ? 'Window.unboundedPreceding' : 'Window.unboundedFollowing'
    const far = frame.unit === 'range' && moments.includes(order[0]?.expression.type.kind ?? 'string')
    if (!Number.isInteger(bound.count) || far) throw new Refused('window', 'frame')
    return String(bound.at === 'preceding' ? -bound.count : bound.count)
  }
  return `.${name}(${code(frame.from)}, ${code(frame.to)})`
}
