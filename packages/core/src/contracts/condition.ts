import type { LogicalType } from '../types/logical.ts'

/**
 * A condition on one row in a form that a source may be able to judge itself: comparisons of columns with constants, and
 * what joins them, with SQL's reading of NULL. JSON: crosses threads. Columns are indices into the source table's.
 */
export type RowCondition =
  | { readonly kind: 'and' | 'or'; readonly left: RowCondition; readonly right: RowCondition }
  | { readonly kind: 'not'; readonly operand: RowCondition }
  | { readonly kind: 'null'; readonly column: number; readonly negated: boolean }
  /** A column of the type bool itself. */
  | { readonly kind: 'holds'; readonly column: number }
  | {
      readonly kind: 'compare'
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>='
      readonly column: number
      /** Canonical text of the constant's type; text is compared by code point. */
      readonly value: string
      readonly type: LogicalType
    }

/** The columns that a condition looks at. */
export function columnsOfCondition(condition: RowCondition): readonly number[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...new Set([...columnsOfCondition(condition.left), ...columnsOfCondition(condition.right)])]
    case 'not':
      return columnsOfCondition(condition.operand)
    default:
      return [condition.column]
  }
}
