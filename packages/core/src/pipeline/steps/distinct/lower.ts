import type { StepBuilder, StepOf } from '../../plan/builder.ts'

export function lowerDistinct(step: StepOf<'distinct'>, build: StepBuilder): void {
  const input = build.input(step.input)
  build.finish({ op: 'distinct', input: input.id }, input.columns)
}
