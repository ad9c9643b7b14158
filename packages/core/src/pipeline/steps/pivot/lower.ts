import { conversionBetween } from '../../../expressions/convert.ts'
import { BOOL, TEXT } from '../../../expressions/functions/definition.ts'
import { mapOperands, nodesOf } from '../../../expressions/transform.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { parseValue } from '../../../expressions/values.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf, columnValue } from '../../plan/builder.ts'
import { lowerGroups } from '../aggregate/lower.ts'

/**
 * Each key of `values` is a value of the column `on` and the name of a new column: the aggregate over the rows with that
 * value. Rows are grouped by all columns that neither `on` nor an aggregate names.
 */
export function lowerPivot(step: StepOf<'pivot'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const on = build.column(['on'], input.columns, step.on)
  const scope = build.scope(input, 'aggregates')
  const bound = Object.entries(step.values).map(([name, text]) => ({
    name,
    expression: build.expression(['values', name], text, scope),
  }))
  const used = new Set([
    on,
    ...bound.flatMap(({ expression }) =>
      nodesOf(expression, (node) => node.kind === 'column').flatMap((node) =>
        node.kind === 'column' ? [node.index] : [],
      ),
    ),
  ])
  const by = input.columns.flatMap((_, index) => (used.has(index) ? [] : [columnValue(input.columns, index)]))
  const values = bound.map(({ name, expression }) => ({
    name,
    expression: ofRowsWith(expression, equals(columnOf(input.columns, on), name)),
  }))
  lowerGroups(build, input, by, values, undefined)
}

/** The aggregates of a value over only those rows for which a condition holds. */
function ofRowsWith(tree: Typed, condition: Typed): Typed {
  if (tree.kind !== 'aggregate') return mapOperands(tree, (operand) => ofRowsWith(operand, condition))
  const filter: Typed = tree.filter ? { kind: 'and', type: BOOL, left: condition, right: tree.filter } : condition
  return { ...tree, filter }
}

/** The column equals the value that a key of `values` writes; as text where that is none of its type. */
function equals(column: Typed, written: string): Typed {
  const value = parseValue(written, column.type)
  if (value !== undefined)
    return {
      kind: 'compare',
      type: BOOL,
      operator: '=',
      left: column,
      right: { kind: 'constant', type: column.type, value },
    }
  const left: Typed = conversionBetween(column.type, TEXT) ? { kind: 'cast', type: TEXT, operand: column } : column
  return { kind: 'compare', type: BOOL, operator: '=', left, right: { kind: 'constant', type: TEXT, value: written } }
}
