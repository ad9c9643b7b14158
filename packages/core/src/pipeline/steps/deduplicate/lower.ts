import { BOOL, INT } from '../../../expressions/functions/definition.ts'
import type { Typed } from '../../../expressions/typed.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { allColumns, columnOf } from '../../plan/builder.ts'
import type { Order } from '../../plan/ops.ts'
import { lowerOrder } from '../../plan/order.ts'

/** Numbers the rows of each key in order and keeps the first; without an order, the input's own, if it has one. */
export function lowerDeduplicate(step: StepOf<'deduplicate'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const { columns } = input
  const partition = step.key.map((name, i) => columnOf(columns, build.column(['key', i], columns, name)))
  const given = step.orderBy ? lowerOrder(build, step.orderBy, build.scope(input)) : build.plan.orderOf(input.id)
  const order = step.keep === 'last' ? given.map(reversed) : given
  const name = freeName(columns.map((column) => column.name))
  const number: Typed = { kind: 'windowed', type: INT, name: 'row_number', arguments: [], filter: null }
  const numbered = build.add(
    'numbered',
    { op: 'window', input: input.id, partition, order, frame: null, values: [{ name, expression: number }] },
    [...columns, { name, type: INT, nullable: false }],
  )
  const where: Typed = {
    kind: 'compare',
    type: BOOL,
    operator: '=',
    left: { kind: 'column', type: INT, index: columns.length, name },
    right: { kind: 'constant', type: INT, value: 1n },
  }
  const kept = build.add('kept', { op: 'filter', input: numbered.id, where }, numbered.columns)
  build.finishProject(kept, allColumns(columns))
}

function reversed(term: Order): Order {
  return {
    ...term,
    direction: term.direction === 'asc' ? 'desc' : 'asc',
    nulls: term.nulls === 'first' ? 'last' : 'first',
  }
}

function freeName(taken: readonly string[]): string {
  let name = 'row_number'
  while (taken.includes(name)) name = `${name}_`
  return name
}
