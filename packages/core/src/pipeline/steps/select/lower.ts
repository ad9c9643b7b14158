import type { StepBuilder, StepOf } from '../../plan/builder.ts'

export function lowerSelect(step: StepOf<'select'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const scope = build.scope(input)
  const values = Object.entries(step.columns).map(([name, text]) => ({
    name,
    expression: build.expression(['columns', name], text, scope),
  }))
  build.finishProject(input, values)
}
