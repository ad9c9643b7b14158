import { SCALARS } from '../../../expressions/functions/list.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { Typed } from '../../../expressions/typed.ts'
import type { Value } from '../../../expressions/values.ts'
import { parseValue } from '../../../expressions/values.ts'
import type { NamedValue, Op, Plan, PlanNode } from '../../../pipeline/plan/ops.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { parseType } from '../../../types/parse.ts'

/** Plans and expressions by hand, for tests. Types and values are given as documents carry them. */

export type Given = string | LogicalType
const typeOf = (type: Given) => (typeof type === 'string' ? parseType(type) : type)

/** A constant by its canonical text. */
export function constant(text: string | null, type: Given): Typed {
  const read: Value | undefined = text === null ? null : parseValue(text, typeOf(type))
  if (read === undefined) throw new RangeError(`${text} is no ${JSON.stringify(type)}`)
  return { kind: 'constant', type: typeOf(type), value: read }
}

export function column(index: number, type: Given, name = `c${index}`): Typed {
  return { kind: 'column', type: typeOf(type), index, name }
}

export function call(name: ScalarName, ...operands: readonly Typed[]): Extract<Typed, { kind: 'call' }> {
  const values = operands.map((each) => (each.kind === 'constant' ? each.value : null))
  const type = SCALARS[name].gives(
    operands.map((each) => each.type),
    values,
  )
  return { kind: 'call', type, name, arguments: operands }
}

export function cast(operand: Typed, type: Given, lenient = false): Extract<Typed, { kind: 'cast' }> {
  return { kind: 'cast', type: typeOf(type), operand, lenient }
}

/** A node; its columns are named and typed as given. */
export function node(id: string, op: Op, columns: Readonly<Record<string, Given>>): PlanNode {
  return {
    id,
    step: id,
    op,
    columns: Object.entries(columns).map(([name, type]) => ({ name, type: typeOf(type), nullable: true })),
    last: true,
  }
}

export function project(id: string, input: string, values: Readonly<Record<string, Typed>>): PlanNode {
  const types = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.type]))
  return node(id, { op: 'project', input, values: namedValues(values) }, types)
}

export function namedValues(values: Readonly<Record<string, Typed>>): readonly NamedValue[] {
  return Object.entries(values).map(([name, expression]) => ({ name, expression }))
}

export function plan(nodes: readonly PlanNode[], timezone = 'UTC'): Plan {
  return { name: 'test', timezone, nodes, targets: [{ name: 'out', input: nodes[nodes.length - 1].id }] }
}
