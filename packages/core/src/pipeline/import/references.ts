import type { Node } from 'libpg-query'

/** A column as a SELECT names it; `name` is `*` for all of a table, or of all tables. */
export interface Reference {
  readonly qualifier: string | null
  readonly name: string
}

/** Every column named anywhere in a part of the tree, subqueries included. */
export function referencesIn(part: unknown): readonly Reference[] {
  if (typeof part !== 'object' || part === null) return []
  // What a subquery lists is its own affair.
  if ('SubLink' in part)
    return Object.values(Object(part.SubLink))
      .flatMap(referencesIn)
      .filter(({ name }) => name !== '*')
  if ('ColumnRef' in part) return [referenceOf(part.ColumnRef as { fields?: readonly Node[] })]
  return Object.values(part).flatMap(referencesIn)
}

export function referenceOf({ fields = [] }: { fields?: readonly Node[] }): Reference {
  const names = fields.map((field) => ('String' in field ? (field.String.sval ?? '') : '*'))
  return { qualifier: names.length > 1 ? names[names.length - 2] : null, name: names[names.length - 1] }
}

/** The conditions that all hold, of one or of several joined by AND. */
export function conjunctsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return []
  return 'BoolExpr' in node && node.BoolExpr.boolop === 'AND_EXPR'
    ? (node.BoolExpr.args ?? []).flatMap(conjunctsOf)
    : [node]
}

/** Whether a condition holds a subquery; `rows`: one that rows are compared with, not one of a single value. */
export function hasSubquery(part: unknown, of: 'any' | 'rows' = 'any'): boolean {
  if (typeof part !== 'object' || part === null) return false
  if ('SubLink' in part && (of === 'any' || Object(part.SubLink).subLinkType !== 'EXPR_SUBLINK')) return true
  return Object.values(part).some((each) => hasSubquery(each, of))
}
