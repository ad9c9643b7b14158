import type { StepBuilder, StepOf } from '../../plan/builder.ts'

/** Takes along the order that its input is known to have. */
export function lowerLimit(step: StepOf<'limit'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const order = build.plan.orderOf(input.id)
  build.finish({ op: 'limit', input: input.id, order, count: step.count, offset: step.offset }, input.columns)
}
