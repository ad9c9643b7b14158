import type { Node } from 'libpg-query'
import type { Expression } from '../../expressions/syntax.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase } from '../../messages/phrase.ts'
import { locationOf } from './parser.ts'
import { columnNamed } from './tree.ts'

/** A column as SQL knows it, and as the step that holds it calls it. */
export interface Field {
  /** The table or alias that it may be qualified with. */
  readonly table: string | null
  readonly name: string
  /** Its name in the step. */
  readonly given: string
  /** False: only with its table, because USING merged it with another. */
  readonly bare: boolean
}

/** What a FROM gives: one source or step. */
export interface Relation {
  readonly input: string
  /** What it is called where it stands beside another. */
  readonly as: string
  /** Null: a source whose columns are not known; any name may be one. */
  readonly fields: readonly Field[] | null
  /** Whether columns of a table in it are not known: then a name without its table may mean what is not among them. */
  readonly open: boolean
}

/** A whole source or step under a name. @param columns null where they are not known */
export function wholeRelation(input: string, as: string, columns: readonly string[] | null): Relation {
  const fields = columns?.map((name) => ({ table: as, name, given: name, bare: true }))
  return { input, as, fields: fields ?? null, open: columns === null }
}

/** The fields that a name may mean; undefined where columns are not known and it may be any. */
export function fieldsNamed(relation: Relation, qualifier: string | null, name: string): readonly Field[] | undefined {
  const { fields, as } = relation
  if (fields === null) return qualifier === null || sameName(qualifier, as) ? undefined : []
  const own = fields.filter((field) =>
    qualifier === null ? field.bare : field.table !== null && sameName(field.table, qualifier),
  )
  const exact = own.filter((field) => field.name === name)
  return exact.length > 0 ? exact : own.filter((field) => sameName(field.name, name))
}

/** What a column means among relations that stand beside one another, or why it means nothing. */
export type Found = { readonly relation: Relation; readonly given: string } | { readonly why: Phrase }

export function findColumnIn(relations: readonly Relation[], qualifier: string | null, name: string): Found {
  const known = relations.flatMap((relation) =>
    (fieldsNamed(relation, qualifier, name) ?? []).map((field) => ({ relation, given: field.given })),
  )
  const column = qualifier === null ? name : `${qualifier}.${name}`
  if (known.length === 1) return known[0]
  if (known.length > 1) return { why: phrase('select.column-ambiguous', { column }) }
  const open = relations.filter((relation) => fieldsNamed(relation, qualifier, name) === undefined)
  if (open.length === 1) return { relation: open[0], given: name }
  if (open.length > 1 || (qualifier === null && relations.some((relation) => relation.open)))
    return { why: phrase('select.column-ambiguous', { column }) }
  const names = relations.flatMap((relation) => (relation.fields ?? []).map((field) => field.name))
  return { why: phrase('select.column-unknown', { column, known: [...new Set(names)].join(', ') }) }
}

/** Reads columns of one relation. @param refuse says why, with the place */
export function columnsOfRelation(relation: Relation, refuse: (node: Node, why: Phrase) => never) {
  return (qualifier: string | null, name: string, node: Node): Expression => {
    const found = findColumnIn([relation], qualifier, name)
    return 'why' in found ? refuse(node, found.why) : columnNamed(found.given, null, locationOf(node))
  }
}

/** Reads columns of relations beside one another, each with the name of its side. */
export function columnsOfSides(sides: readonly Relation[], refuse: (node: Node, why: Phrase) => never) {
  return (qualifier: string | null, name: string, node: Node): Expression => {
    const found = findColumnIn(sides, qualifier, name)
    return 'why' in found ? refuse(node, found.why) : columnNamed(found.given, found.relation.as, locationOf(node))
  }
}

/** SQL lowers names without quotes; the platform finds them whatever their letter case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
