import { indexReasons } from '../messages/ddl/indexes.ts'
import { keyReasons } from '../messages/ddl/keys.ts'
import { fitsIndex, keyBytes } from './key-bytes.ts'
import type { ForeignKey, Partition } from './model.ts'
import { namedAsIdentifier } from './roles.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { columnOf, evidence } from './scope.ts'
import { KEY_LEAST_ROWS } from './thresholds.ts'

/** Keys of a table before its partition is known, as columns. */
export interface Keys {
  readonly primary: readonly ScopedColumn[]
  readonly uniques: readonly (readonly ScopedColumn[])[]
  /** The key that people know rows by, be it primary or unique; empty when none was given or proven. */
  readonly business: readonly ScopedColumn[]
}

/**
 * Chooses keys: the one given, or the likeliest one proven over all rows. Tables of nested input are joined by
 * generated columns, which are primary there; the business key is unique beside them.
 */
export function chooseKeys(scope: TableScope): Keys {
  const business = businessKey(scope)
  const generated = generatedKey(scope)
  const uniques = otherUniques(scope, business)
  if (generated.length === 0) return { primary: business, uniques, business }
  const columns = list(generated)
  scope.notes.choose(
    'key',
    columns,
    `${scope.spec.keys === 'none' ? 'KEY' : 'PRIMARY KEY'} (${columns})`,
    keyReasons.generated[scope.lang]({ columns }),
    '',
  )
  return { primary: generated, uniques: business.length > 0 ? [business, ...uniques] : uniques, business }
}

function businessKey(scope: TableScope): readonly ScopedColumn[] {
  const { notes, lang, input } = scope
  const given = input.parent === null ? (scope.options.key ?? []) : []
  if (given.length > 0) {
    const columns = given.map((name) => columnOf(scope, name)).filter((column) => column !== undefined)
    notes.choose('key', list(columns), keyWords(scope, columns), keyReasons.given[lang]({ columns: list(columns) }), '')
    return columns
  }
  // A child's rows are known by their place below the parent; what else is unique there is chance.
  if (input.parent !== null && generatedKey(scope).length > 0) return []
  if (input.keys === undefined) {
    if (generatedKey(scope).length === 0) notes.refuse('key', 'PRIMARY KEY', keyReasons['not-measured'][lang]({}))
    return []
  }
  const rows = input.rows ?? 0
  const candidates = input.keys
    .map((names) => names.map((name) => columnOf(scope, name)))
    .filter((columns): columns is ScopedColumn[] => columns.every((column) => column !== undefined && !column.nullable))
    .filter((columns) => columns.some((column) => !column.input.generated))
  const best = candidates.toSorted((a, b) => rank(a) - rank(b))[0]
  if (!best) {
    if (generatedKey(scope).length === 0) notes.refuse('key', 'PRIMARY KEY', keyReasons['none-unique'][lang]({ rows }))
    return []
  }
  if (rows < KEY_LEAST_ROWS) {
    notes.refuse('key', `KEY (${list(best)})`, keyReasons['few-rows'][lang]({ rows, threshold: KEY_LEAST_ROWS }))
    return []
  }
  const columns = list(best)
  const facts = Object.fromEntries(
    best.map((column) => [`${column.input.name}.distinct`, column.input.facts?.distinct?.value]),
  )
  notes.choose(
    'key',
    columns,
    keyWords(scope, best),
    keyReasons.proven[lang]({ columns, rows }),
    evidence({ ...facts, rows }),
  )
  return best
}

/** What becomes of a business key: primary, unique beside a generated one, or known only where keys are not enforced. */
function keyWords(scope: TableScope, columns: readonly ScopedColumn[]): string {
  const beside = generatedKey(scope).length > 0
  const noted = scope.spec.keys === 'none' || (beside && scope.spec.indexing !== 'btree')
  return `${noted ? 'KEY' : beside ? 'UNIQUE' : 'PRIMARY KEY'} (${list(columns)})`
}

/** Likelier keys first: fewer columns, named as identifiers, integers before text; a unique time or amount is chance. */
function rank(columns: readonly ScopedColumn[]): number {
  const unlikely = columns.filter((column) => column.role === 'time' || column.role === 'measure').length
  const named = columns.filter((column) => namedAsIdentifier(column.input)).length
  const integers = columns.filter((column) => column.input.type.kind.startsWith('int')).length
  return columns.length * 10 + unlikely * 5 - named * 3 - integers
}

/** `_id` where the table has one, else the place below its parent. */
function generatedKey(scope: TableScope): readonly ScopedColumn[] {
  const own = scope.columns.find((column) => column.input.generated && column.input.name === '_id')
  if (own) return [own]
  const place = scope.columns.filter(
    (column) => column.input.generated && ['_parent_id', '_position'].includes(column.input.name),
  )
  return place.length === 2 ? place : []
}

/** Further single columns that are exactly unique and named as identifiers. */
function otherUniques(scope: TableScope, business: readonly ScopedColumn[]): ScopedColumn[][] {
  const rows = scope.input.rows ?? 0
  if (rows < KEY_LEAST_ROWS || scope.input.parent !== null) return []
  const taken = business.length === 1 ? business[0] : null
  return scope.columns
    .filter((column) => column !== taken && !column.input.generated && column.input.facts?.unique === true)
    .filter((column) => column.input.facts?.distinct?.exact === true && namedAsIdentifier(column.input))
    .map((column) => [column])
}

/** The reference of a child to its parent, when the parent's key can be referred to. */
export function parentReference(
  scope: TableScope,
  parent: { name: string; primaryKey: readonly string[] } | null,
): ForeignKey | null {
  if (parent === null) return null
  const column = scope.columns.find((c) => c.input.generated && c.input.name === '_parent_id')
  if (!column || parent.primaryKey.length !== 1) return null
  const what = `FOREIGN KEY (${column.name}) → ${parent.name}`
  scope.notes.choose('key', column.name, what, keyReasons.parent[scope.lang]({ table: parent.name }), '')
  return { columns: [column.name], table: parent.name, references: parent.primaryKey }
}

/**
 * Fits keys to what an index can hold, and to the partition: where unique keys must contain its column, the primary one
 * takes it in, others go.
 */
export function fitKeys(
  scope: TableScope,
  keys: Keys,
  partition: Partition | null,
): { primary: string[]; uniques: string[][] } {
  const primary = holdable(scope, keys.primary, 'PRIMARY KEY') ? keys.primary.map((column) => column.name) : []
  const uniques = keys.uniques
    .filter((columns) => holdable(scope, columns, 'UNIQUE'))
    .map((columns) => columns.map((column) => column.name))
  const { partitioning } = scope.spec
  const contained = 'kinds' in partitioning && partitioning.keysContainColumn
  if (partition === null || !contained) return { primary, uniques }
  const { column } = partition
  if (primary.length > 0 && !primary.includes(column)) {
    primary.push(column)
    const what = `PRIMARY KEY (${primary.join(', ')})`
    scope.notes.choose('key', column, what, keyReasons['with-partition'][scope.lang]({ column }), '')
  }
  const kept = uniques.filter((columns) => columns.includes(column))
  for (const columns of uniques.filter((unique) => !unique.includes(column))) {
    const names = columns.join(', ')
    const reason = keyReasons['unique-not-with-partition'][scope.lang]({ columns: names, column })
    scope.notes.refuse('key', `UNIQUE (${names})`, reason)
  }
  return { primary, uniques: kept }
}

/** MySQL refuses a table whose key may be longer than its index: the key is left out and said. */
function holdable(scope: TableScope, columns: readonly ScopedColumn[], kind: string): boolean {
  const limit = scope.spec.indexKeyBytes
  if (scope.spec.dialect !== 'mysql' || limit === null || fitsIndex(scope, columns)) return true
  const bytes = columns.reduce((sum, column) => sum + keyBytes(scope, column), 0)
  const facts = { column: list(columns), bytes, limit }
  scope.notes.refuse('key', `${kind} (${list(columns)})`, indexReasons['too-long'][scope.lang](facts))
  return false
}

function list(columns: readonly ScopedColumn[]): string {
  return columns.map((column) => column.name).join(', ')
}
