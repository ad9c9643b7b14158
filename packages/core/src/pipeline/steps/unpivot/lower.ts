import { PlatformError } from '../../../errors/error.ts'
import { BOOL, TEXT } from '../../../expressions/functions/definition.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { commonType } from '../../../expressions/unify.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { sameType } from '../../../types/logical.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf, columnValue } from '../../plan/builder.ts'

/** A row for each of the columns that is not NULL, as SQL's UNPIVOT; the others are repeated. */
export function lowerUnpivot(step: StepOf<'unpivot'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const { columns } = input
  const turned = step.columns.map((name, i) => build.column(['columns', i], columns, name))
  const type = turned.reduce<LogicalType>((common, index, i) => {
    const both = commonType(common, columns[index].type)
    if (!both) {
      const what = { step: build.id, column: columns[index].name, input: columns[turned[0]].name }
      build.fault(['columns', i], new PlatformError('pipeline.union-types', what))
    }
    return both ?? common
  }, columns[turned[0]].type)
  const rest = columns.flatMap((_, index) => (turned.includes(index) ? [] : [index]))
  const given = [
    ...rest.map((index) => columns[index]),
    { name: step.name, type: TEXT, nullable: false },
    { name: step.value, type, nullable: true },
  ]
  const parts = turned.map((index) => {
    const operand = columnOf(columns, index)
    const value: Typed = sameType(operand.type, type) ? operand : { kind: 'cast', type, operand }
    const values = [
      ...rest.map((each) => columnValue(columns, each)),
      { name: step.name, expression: { kind: 'constant', type: TEXT, value: columns[index].name } satisfies Typed },
      { name: step.value, expression: value },
    ]
    return build.add(`of_${columns[index].name}`, { op: 'project', input: input.id, values }, given)
  })
  const all = build.add('all', { op: 'union', inputs: parts.map((part) => part.id) }, given)
  const value = columnOf(given, given.length - 1)
  const where: Typed = { kind: 'is', type: BOOL, test: 'null', negated: true, operand: value }
  build.finish(
    { op: 'filter', input: all.id, where },
    given.map((column, i) => (i === given.length - 1 ? { ...column, nullable: false } : column)),
  )
}
