import type { Node } from 'libpg-query'

/** A column as a SELECT names it; `name` is `*` for all of a table, or of all tables. */
export interface Reference {
  readonly qualifier: string | null
  readonly name: string
}

/** Every column named anywhere in a part of the tree, subqueries included. */
export function referencesIn(part: unknown): readonly Reference[] {
  if (typeof part !== 'object' || part === null) return []
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

export function hasSubquery(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  return 'SubLink' in part || Object.values(part).some(hasSubquery)
}
