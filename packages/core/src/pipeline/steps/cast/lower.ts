import { PlatformError } from '../../../errors/error.ts'
import { alwaysConverts, conversionBetween, meetsZone } from '../../../expressions/convert.ts'
import { BOOL } from '../../../expressions/functions/definition.ts'
import { typeNamed } from '../../../expressions/names-of-types.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { phrase } from '../../../messages/phrase.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { formatType, sameType } from '../../../types/logical.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf, withValues } from '../../plan/builder.ts'
import type { PlanNode } from '../../plan/ops.ts'

/** Under `reject` the rows with a value that is not of its type are filtered out before the strict casts. */
export function lowerCast(step: StepOf<'cast'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const casts = Object.entries(step.columns).flatMap(([name, written]) => {
    const path = ['columns', name]
    const index = build.column(path, input.columns, name)
    const type = build.attempt(path, () => castable(build, written, input.columns[index].type))
    return type === undefined || sameType(type, input.columns[index].type) ? [] : [{ name, index, type }]
  })
  const faulty =
    step.onError === 'reject' ? casts.filter(({ index, type }) => !alwaysConverts(input.columns[index].type, type)) : []
  const fit = faulty.map(({ index, type }) => isNullOrOf(columnOf(input.columns, index), type))
  const where = fit.reduce<Typed | null>(
    (left, right) => (left ? { kind: 'and', type: BOOL, left, right } : right),
    null,
  )
  const from: PlanNode = where
    ? build.add('fit', { op: 'filter', input: input.id, where, rejects: true }, input.columns)
    : input
  const lenient = step.onError === 'null'
  const values = casts.map(({ name, index, type }) => {
    const operand = columnOf(input.columns, index)
    const expression: Typed = { kind: 'cast', type, operand, ...(lenient && { lenient }) }
    return { name, expression }
  })
  build.finishProject(from, withValues(input.columns, values))
}

function castable(build: StepBuilder, written: string, from: LogicalType): LogicalType {
  const type = typeNamed(written)
  if (meetsZone(from, type) || conversionBetween(from, type)) return type
  const why = phrase('expression.not-castable', { from: formatType(from), to: formatType(type) })
  throw new PlatformError('expression.type', { expression: `${build.id}: ${written}`, at: 1, why })
}

function isNullOrOf(operand: Typed, type: LogicalType): Typed {
  const read: Typed = { kind: 'cast', type, operand, lenient: true }
  return {
    kind: 'or',
    type: BOOL,
    left: { kind: 'is', type: BOOL, test: 'null', negated: false, operand },
    right: { kind: 'is', type: BOOL, test: 'null', negated: true, operand: read },
  }
}
