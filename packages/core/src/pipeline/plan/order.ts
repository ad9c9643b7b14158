import type { Scope } from '../../expressions/typed.ts'
import type { StepBuilder } from './builder.ts'
import type { Order } from './ops.ts'

/** The terms of `orderBy` of a step. */
export function lowerOrder(
  build: StepBuilder,
  terms: readonly { readonly by: string; readonly direction: 'asc' | 'desc'; readonly nulls: 'first' | 'last' }[],
  scope: Scope,
): readonly Order[] {
  return terms.map(({ by, direction, nulls }, i) => ({
    expression: build.expression(['orderBy', i, 'by'], orderText(by, scope), scope),
    direction,
    nulls,
  }))
}

/** A name that is a column's as it stands needs no quotes, whatever it holds. */
function orderText(by: string, scope: Scope): string {
  return scope.columns.some((column) => column.name === by) ? `"${by.replaceAll('"', '""')}"` : by
}
