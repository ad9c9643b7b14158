import type { Frame, FrameBound, PlanNode, WindowOp } from '../../pipeline/plan/ops.ts'
import type { FrameRule, SqlDialect } from './dialect.ts'
import type { ExpressionWriter } from './expression.ts'
import { orderKeys } from './group.ts'
import type { Statement } from './nodes.ts'
import type { Over } from './rule.ts'
import { isRefusal } from './rule.ts'

/** OVER (…) of a window op: partition, order and the frame that a call asks for, or the op's own. */
export function overOf(node: PlanNode, op: WindowOp, statement: Statement, writer: ExpressionWriter): Over {
  const { dialect, refused } = statement
  const rule = op.frame && frameRule(op.frame, dialect)
  if (op.frame && isRefusal(rule)) {
    refused.push({ step: node.step, what: `window ${op.frame.unit}`, reason: rule.refused })
  }
  const aggregates = op.values.filter(
    ({ expression }) => expression.kind === 'windowed' && expression.name in dialect.aggregate,
  )
  if (dialect.framelessAggregates && op.frame === null && op.order.length > 0 && aggregates.length > 0) {
    refused.push({ step: node.step, what: 'window without frame', reason: dialect.framelessAggregates.refused })
  }
  const keys = op.partition.map((key) => (dialect.groupBy ?? dialect.groupKey)(writer.exactly(key), key.type).text)
  const bare = op.order.map((term) => `${writer.exactly(term.expression).text} ${term.direction.toUpperCase()}`)
  const full = orderKeys(op.order, writer, dialect)
  const own = op.frame === null ? null : frameText(op.frame)
  const apart = rule === 'apart' ? op.order.map((term) => `isNull(${writer.expression(term.expression).text})`) : []
  const partitionOf = (all: readonly string[]) => (all.length > 0 ? `PARTITION BY ${all.join(', ')}` : '')
  return (frame = own) => {
    const terms = rule === 'bare' && frame === own ? bare : full
    const order = terms.length > 0 ? `ORDER BY ${terms.join(', ')}` : ''
    const partition = partitionOf(frame === null ? keys : [...keys, ...apart])
    return `OVER (${[partition, order, frame ?? ''].filter((part) => part !== '').join(' ')})`
  }
}

function frameRule(frame: Frame, { frames }: SqlDialect): FrameRule {
  const rule = frames[frame.unit]
  return typeof rule === 'function' ? rule(frame) : rule
}

function frameText({ unit, from, to }: Frame): string {
  return `${unit.toUpperCase()} BETWEEN ${boundText(from)} AND ${boundText(to)}`
}

function boundText(bound: FrameBound): string {
  return 'count' in bound ? `${bound.count} ${bound.at.toUpperCase()}` : bound.at.toUpperCase()
}
