import { PlatformError } from '../../../errors/error.ts'
import { phrase } from '../../../messages/phrase.ts'
import { formatType } from '../../../types/logical.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'

/** The element takes the list's place, and its name unless `as` gives another. */
export function lowerUnnest(step: StepOf<'unnest'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const column = build.column(['column'], input.columns, step.column)
  const { type } = input.columns[column]
  const name = step.as ?? step.column
  if (type.kind !== 'list') {
    const why = phrase('expression.list-needed', { type: formatType(type) })
    build.fault(['column'], new PlatformError('expression.type', { expression: step.column, at: 1, why }))
    return
  }
  const element = { name, type: type.element, nullable: true }
  build.finish(
    { op: 'unnest', input: input.id, column, name },
    input.columns.map((each, i) => (i === column ? element : each)),
  )
}
