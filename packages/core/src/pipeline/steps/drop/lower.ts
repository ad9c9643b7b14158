import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { allColumns } from '../../plan/builder.ts'

export function lowerDrop(step: StepOf<'drop'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const dropped = new Set(step.columns.map((name, i) => build.column(['columns', i], input.columns, name)))
  build.finishProject(
    input,
    allColumns(input.columns).filter((_, index) => !dropped.has(index)),
  )
}
