import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { lowerOrder } from '../../plan/order.ts'

export function lowerSort(step: StepOf<'sort'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const order = lowerOrder(build, step.orderBy, build.scope(input))
  build.finish({ op: 'sort', input: input.id, order }, input.columns)
}
