import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { withValues } from '../../plan/builder.ts'

export function lowerDerive(step: StepOf<'derive'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const scope = build.scope(input)
  const values = Object.entries(step.values).map(([name, text]) => ({
    name,
    expression: build.expression(['values', name], text, scope),
  }))
  build.finishProject(input, withValues(input.columns, values))
}
