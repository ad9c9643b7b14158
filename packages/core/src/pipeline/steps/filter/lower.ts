import type { StepBuilder, StepOf } from '../../plan/builder.ts'

export function lowerFilter(step: StepOf<'filter'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const where = build.condition(['where'], step.where, build.scope(input))
  build.finish({ op: 'filter', input: input.id, where }, input.columns)
}
