import type { PlanNode, UnnestOp } from '../../pipeline/plan/ops.ts'
import { atom, fill } from './fragment.ts'
import type { Statement } from './nodes.ts'
import { columnOf, named } from './relations.ts'
import { isRefusal } from './rule.ts'
import type { Select } from './select.ts'

/** A row for each element; the element stands where the list stood. */
export function unnestBody(node: PlanNode, op: UnnestOp, statement: Statement): Select {
  const { dialect, relations, refused } = statement
  const input = relations.of(op.input)
  const output = relations.of(node.id).columns
  const rule = dialect.unnest
  const list = columnOf(input, op.column, 'from' in rule)
  const name = output[op.column]
  if (isRefusal(rule)) refused.push({ step: node.step, what: 'unnest', reason: rule.refused })
  const lateral = 'from' in rule ? rule.from(list, name, node.columns[op.column].type) : null
  const element = lateral ? atom(lateral.element) : 'column' in rule ? fill(rule.column, [list]) : list
  const columns = input.columns.map((_, i) =>
    named(i === op.column ? element : columnOf(input, i, lateral !== null), output[i]),
  )
  return { columns, from: input.from, ...(lateral && { joins: [lateral.join] }) }
}
