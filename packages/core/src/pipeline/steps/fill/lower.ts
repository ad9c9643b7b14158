import { PlatformError } from '../../../errors/error.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { commonType } from '../../../expressions/unify.ts'
import { phrase } from '../../../messages/phrase.ts'
import { formatType, sameType } from '../../../types/logical.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf, withValues } from '../../plan/builder.ts'

/** A literal is read as a value of the column's type. */
export function lowerFill(step: StepOf<'fill'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const scope = build.scope(input)
  const values = Object.entries(step.columns).map(([name, text]) => {
    const index = build.column(['columns', name], input.columns, name)
    const quoted = `"${input.columns[index].name.replaceAll('"', '""')}"`
    // Bound as one call, so that the value meets the type of the column as everywhere else.
    const expression = build.expression(['columns', name], `coalesce(${quoted}, ${String(text)}\n)`, scope)
    return { name, expression: ofColumn(build, name, columnOf(input.columns, index), expression) }
  })
  build.finishProject(input, withValues(input.columns, values))
}

/** A wider value widens the column; one of another kind is a fault. */
function ofColumn(build: StepBuilder, name: string, column: Typed, filled: Typed): Typed {
  if (sameType(column.type, filled.type) || commonType(column.type, filled.type)) return filled
  const why = phrase('expression.not-comparable', { left: formatType(filled.type), right: formatType(column.type) })
  build.fault(['columns', name], new PlatformError('expression.type', { expression: name, at: 1, why }))
  return filled
}
