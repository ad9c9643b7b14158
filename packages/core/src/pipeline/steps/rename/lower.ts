import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnValue } from '../../plan/builder.ts'

export function lowerRename(step: StepOf<'rename'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const names = new Map(
    Object.entries(step.columns).map(([old, name]) => [build.column(['columns', old], input.columns, old), name]),
  )
  build.finishProject(
    input,
    input.columns.map((_, index) => columnValue(input.columns, index, names.get(index))),
  )
}
