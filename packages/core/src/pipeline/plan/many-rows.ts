import { PlatformError } from '../../errors/error.ts'
import { mapOperands } from '../../expressions/transform.ts'
import type { Aggregate, Typed, Windowed } from '../../expressions/typed.ts'
import { phrase } from '../../messages/phrase.ts'
import type { PipelineColumn } from '../columns.ts'
import type { NamedValue } from './ops.ts'

type OfManyRows = Aggregate | Windowed

/** Values with functions of many rows, cut in two: the functions alone, and what is computed from their results. */
export interface Split {
  /** Each expression is one aggregate or window function. */
  readonly inner: readonly NamedValue[]
  /** Over the columns before `inner` and `inner` itself; null where `inner` is all there is. */
  readonly outer: readonly NamedValue[] | null
}

/**
 * Cuts values such as `sum(a) / count(*)`. Where each value is one function by itself nothing is left to compute.
 * @param before columns that stand before those of `inner` where the outer part is computed
 * @param columnBefore the place among `before` of a column outside functions; null where it may not stand there
 * @param free a name for a column between
 */
export function splitValues(
  values: readonly NamedValue[],
  before: readonly PipelineColumn[],
  columnBefore: (index: number) => number | null,
  free: (wanted: string) => string,
): Split {
  if (values.every(({ name, expression }) => isOfManyRows(expression) && free(name) === name))
    return { inner: values, outer: null }
  const inner: NamedValue[] = []
  const replace = (tree: Typed, name: string): Typed => {
    if (isOfManyRows(tree)) {
      const known = inner.findIndex(
        (each) => JSON.stringify(each.expression, exactly) === JSON.stringify(tree, exactly),
      )
      const at = known === -1 ? inner.push({ name: free(`${name}_${inner.length + 1}`), expression: tree }) - 1 : known
      return { kind: 'column', type: tree.type, index: before.length + at, name: inner[at].name }
    }
    if (tree.kind === 'column') {
      const index = columnBefore(tree.index)
      if (index === null) throw outside(tree.name)
      return { ...tree, index, name: before[index].name }
    }
    return mapOperands(tree, (operand) => replace(operand, name))
  }
  const outer = values.map(({ name, expression }) => ({ name, expression: replace(expression, name) }))
  return { inner, outer }
}

function isOfManyRows(tree: Typed): tree is OfManyRows {
  return tree.kind === 'aggregate' || tree.kind === 'windowed'
}

function exactly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}

function outside(column: string): PlatformError {
  const why = phrase('expression.column-outside-aggregate', { column })
  return new PlatformError('expression.type', { expression: column, at: 1, why })
}
