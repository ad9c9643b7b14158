import type { FieldProfile, Profile } from '../documents/profile.ts'
import type { ValueSample } from './column-sketch.ts'
import { HashPairs } from './duplicates.ts'
import { isKeyName } from './key-likelihood.ts'
import type { StructureColumn, TableStructure } from './structure.ts'

type Relation = Profile['relations'][number]

/** Share of the values of one side that the other must have. */
const LEAST_MATCHED = 0.95
/** Distinct values in common below which containment is chance, unless names say otherwise. */
const LEAST_COMMON = 20

/** The relations that nested input has by its making: each child row names its parent. */
export function nestedRelations(
  tables: readonly { readonly name: string; readonly parent: string | null }[],
): Relation[] {
  return tables.flatMap(({ name, parent }) =>
    parent === null
      ? []
      : [
          {
            from: { table: name, columns: ['_parent_id'] },
            to: { table: parent, columns: ['_id'] },
            matched: 1,
            exact: true,
          },
        ],
  )
}

/**
 * Likely foreign keys between tables, strongest first: a column whose distinct values (nearly) all stand in a column
 * of another table that is unique or nearly so. `matched` is the share of distinct values; exact when all of them were
 * compared, else over the values that a hash selects on both sides.
 */
export function likelyForeignKeys(tables: readonly TableStructure[]): Relation[] {
  const found: Relation[] = []
  for (const to of tables) {
    for (const target of to.columns.filter((column) => mayBeReferenced(column.field, to.rows))) {
      for (const from of tables) {
        if (from === to) continue
        for (const column of from.columns) {
          const relation = relate(from.name, column, to.name, target)
          if (relation) found.push(relation)
        }
      }
    }
  }
  return found.sort((a, b) => b.matched - a.matched)
}

function mayBeReferenced(field: FieldProfile, rows: number): boolean {
  const present = rows - field.nulls
  return present > 0 && field.distinct.value >= present * 0.99 && familyOf(field) !== null
}

function relate(fromTable: string, from: StructureColumn, toTable: string, to: StructureColumn): Relation | null {
  if (from.field.distinct.value === 0 || familyOf(from.field) !== familyOf(to.field)) return null
  const named = namesAgree(from.field.name, to.field.name, toTable)
  if (!named && (from.field.distinct.value < LEAST_COMMON || isSmallCounter(from.field))) return null
  if (from.field.distinct.value > to.field.distinct.value * 1.1) return null
  const { matched, compared } = containment(from.sketch.values, to.sketch.values)
  if (matched < LEAST_MATCHED || compared === 0) return null
  const all = from.sketch.values.keepMask === 0 && to.sketch.values.keepMask === 0
  return {
    from: { table: fromTable, columns: [from.field.name] },
    to: { table: toTable, columns: [to.field.name] },
    matched,
    exact: all && from.sketch.exact && to.sketch.exact,
  }
}

/** Types whose texts can be compared; null for types that are no keys. */
function familyOf(field: FieldProfile): string | null {
  if (/^(u?int)/.test(field.type)) return 'integer'
  if (/^(string|enum)/.test(field.type)) return field.evidence.maxLength > 100 ? null : 'text'
  return field.type === 'uuid' ? 'uuid' : null
}

/** Integers that start near zero fit into each other by chance. */
function isSmallCounter(field: FieldProfile): boolean {
  return familyOf(field) === 'integer' && Math.abs(Number(field.min)) <= 10 && !isKeyName(field.name)
}

/** `museum_id` and `museum_id`, `museum_id` and `id` of `museums`, `museum_inn` and `inn`. */
function namesAgree(from: string, to: string, toTable: string): boolean {
  const a = from.toLowerCase()
  const b = to.toLowerCase()
  if (a === b) return a !== 'id' && isKeyName(a)
  if (a.endsWith(`_${b}`)) return true
  const table = toTable.toLowerCase().replace(/(es|s|ы|и)$/u, '')
  return a.includes(table) && (b === 'id' || isKeyName(b))
}

function containment(from: ValueSample, to: ValueSample): { matched: number; compared: number } {
  const keepMask = from.keepMask | to.keepMask
  const there = new HashPairs(to.first.length)
  for (let i = 0; i < to.first.length; i++) there.addIsKnown(to.first[i], to.second[i])
  let compared = 0
  let known = 0
  for (let i = 0; i < from.first.length; i++) {
    if ((from.second[i] & keepMask) !== 0) continue
    compared++
    if (there.has(from.first[i], from.second[i])) known++
  }
  return { matched: compared === 0 ? 0 : known / compared, compared }
}
