import { PlatformError } from '../../../errors/error.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { commonType } from '../../../expressions/unify.ts'
import { sameType } from '../../../types/logical.ts'
import type { PipelineColumn } from '../../columns.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf } from '../../plan/builder.ts'
import type { PlanNode } from '../../plan/ops.ts'

/** By name: a column that an input has not is NULL there; types meet in their common one. */
export function lowerUnion(step: StepOf<'union'>, build: StepBuilder): void {
  const inputs = step.inputs.map((name) => build.input(name))
  const columns = commonColumns(build, inputs)
  const aligned = inputs.map((input) => (agrees(input.columns, columns) ? input : align(build, input, columns)))
  const op = { op: 'union', inputs: aligned.map((node) => node.id) } as const
  if (!step.distinct) {
    build.finish(op, columns)
    return
  }
  const all = build.add('all', op, columns)
  build.finish({ op: 'distinct', input: all.id }, columns)
}

function commonColumns(build: StepBuilder, inputs: readonly PlanNode[]): readonly PipelineColumn[] {
  const columns = new Map<string, PipelineColumn>()
  for (const { columns: own, id } of inputs) {
    for (const column of own) {
      const known = columns.get(column.name)
      const type = known ? commonType(known.type, column.type) : column.type
      if (!type) {
        const what = { step: build.id, column: column.name, input: id }
        build.fault(['inputs'], new PlatformError('pipeline.union-types', what))
      }
      columns.set(column.name, {
        ...column,
        type: type ?? column.type,
        nullable: column.nullable || (known?.nullable ?? false),
      })
    }
  }
  return [...columns.values()].map((column) => {
    const everywhere = inputs.every((input) => input.columns.some((each) => each.name === column.name))
    return everywhere ? column : { ...column, nullable: true }
  })
}

function agrees(own: readonly PipelineColumn[], wanted: readonly PipelineColumn[]): boolean {
  return (
    own.length === wanted.length &&
    own.every((column, i) => column.name === wanted[i].name && sameType(column.type, wanted[i].type))
  )
}

function align(build: StepBuilder, input: PlanNode, columns: readonly PipelineColumn[]): PlanNode {
  const values = columns.map(({ name, type }) => {
    const index = input.columns.findIndex((column) => column.name === name)
    if (index === -1) return { name, expression: { kind: 'constant', type, value: null } satisfies Typed }
    const operand = columnOf(input.columns, index)
    const expression: Typed = sameType(operand.type, type) ? operand : { kind: 'cast', type, operand }
    return { name, expression }
  })
  return build.add(`of_${input.id}`, { op: 'project', input: input.id, values }, columns)
}
