import type { FieldProfile, TableProfile } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import { type StructureText, structureText } from '../messages/profiling.ts'
import { isKeyName, keyLikelihood } from './key-likelihood.ts'
import { RowSets } from './row-sets.ts'
import type { SearchBounds, StructureColumn, TableStructure } from './structure.ts'

type Key = TableProfile['keys'][number]

/** Columns that composite keys are sought among: the likeliest. */
const MOST_COLUMNS = 16
const MOST_SINGLE = 10
const MOST_COMPOSITE = 8
const MOST_TRIPLES = 300

/**
 * Candidate keys: single columns that are proven unique and never null (or, beyond the bounds of exact counting, not
 * refuted, which is not exact), then minimal combinations of two and three,
 * each group likeliest first. A combination is exact when no two of all rows share it; from a sample of rows it is only
 * not refuted.
 */
export function candidateKeys(table: TableStructure, lang: Language, bounds: SearchBounds): Key[] {
  if (table.rows < 2) return []
  const singles = likeliest(table, ({ field }) => field.unique || mayBeUnique(field, table.rows)).slice(0, MOST_SINGLE)
  const composites = compositeKeys(table, singles.length > 0, bounds)
  return [
    ...singles.map(({ field }) => ({
      columns: [field.name],
      exact: field.unique,
      ...verdict(singleVerdict(field), {}, lang),
    })),
    ...composites.map((columns) => compositeKey(table, columns, lang)),
  ]
}

/** Too many values to have been told apart one by one, none missing, and none of those that were kept repeats. */
function mayBeUnique({ distinct, nulls, top }: FieldProfile, rows: number): boolean {
  return !distinct.exact && nulls === 0 && (distinct.high ?? 0) >= rows && (top[0]?.count ?? 1) === 1
}

function singleVerdict({ name, unique }: FieldProfile): StructureText {
  if (!unique) return 'keyUnproven'
  return isKeyName(name) ? 'keyByName' : 'key'
}

/** A verdict in words, and what they are made of. */
function verdict(text: StructureText, params: Record<string, number>, lang: Language): Pick<Key, 'verdict' | 'says'> {
  return { verdict: structureText(text, params, lang), says: { text, params } }
}

function compositeKey(table: TableStructure, columns: readonly StructureColumn[], lang: Language): Key {
  const exact = table.complete && columns.every(hasOneSpelling)
  return {
    columns: columns.map(({ field }) => field.name),
    exact,
    ...verdict(exact ? 'compositeKey' : 'compositeKeySampled', { columns: columns.length, rows: table.sampled }, lang),
  }
}

function compositeKeys(table: TableStructure, hasSingle: boolean, bounds: SearchBounds): StructureColumn[][] {
  const parts = likeliest(table, (column) => isKeyPart(column, table.rows, hasSingle)).slice(0, MOST_COLUMNS)
  const ends = bounds.now() + bounds.time
  const sets = new RowSets()
  const found: StructureColumn[][] = []
  const candidates = [...combinations(parts, 2), ...combinations(parts, 3).slice(0, MOST_TRIPLES)]
  for (const [done, columns] of candidates.entries()) {
    if (found.length === MOST_COMPOSITE || bounds.now() > ends) break
    bounds.step(done, candidates.length)
    if (found.some((key) => key.every((column) => columns.includes(column)))) continue
    if (mayIdentify(columns, table.rows) && isKeyOfSample(columns, table.sampled, sets)) found.push(columns)
  }
  return found
}

/**
 * Columns that are no key alone but may be a part of one. Next to a real key, a column that is almost unique makes
 * a "key" of anything beside it, which says nothing; measures never identify.
 */
function isKeyPart({ field, sketch }: StructureColumn, rows: number, hasSingle: boolean): boolean {
  if (field.unique || field.nulls > 0 || field.distinct.value < 2 || !sketch.exact) return false
  if (/^(float64|decimal|json|list|struct|interval|binary)/.test(field.type) || field.evidence.maxLength > 200)
    return false
  return field.distinct.value <= rows * (hasSingle ? 0.5 : 0.99)
}

/** Whether values and texts are one to one, so that texts that differ are values that differ. */
function hasOneSpelling({ field, sketch }: StructureColumn): boolean {
  return sketch.exact && field.distinct.value === sketch.entries
}

/** The columns wanted, likeliest first. */
function likeliest(table: TableStructure, wanted: (column: StructureColumn) => boolean): StructureColumn[] {
  const columns = table.columns.filter(wanted)
  const count = table.columns.length
  const score = new Map(columns.map((column) => [column, keyLikelihood(column.field, column.position, count)]))
  return columns.sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0))
}

/** Combinations, those of likelier members first. */
function combinations(columns: readonly StructureColumn[], size: 2 | 3): StructureColumn[][] {
  const found: { members: StructureColumn[]; rank: number }[] = []
  for (let a = 0; a < columns.length; a++) {
    for (let b = a + 1; b < columns.length; b++) {
      if (size === 2) found.push({ members: [columns[a], columns[b]], rank: a + b })
      else
        for (let c = b + 1; c < columns.length; c++)
          found.push({ members: [columns[a], columns[b], columns[c]], rank: a + b + c })
    }
  }
  return found.sort((x, y) => x.rank - y.rank).map((one) => one.members)
}

/** Fewer combinations than rows cannot tell all rows apart. */
function mayIdentify(columns: readonly StructureColumn[], rows: number): boolean {
  return columns.reduce((product, { field }) => product * field.distinct.value, 1) >= rows
}

function isKeyOfSample(columns: readonly StructureColumn[], rows: number, sets: RowSets): boolean {
  return (
    sets.firstRepeat(
      columns.map((column) => column.sketch.codes),
      rows,
    ) === -1
  )
}
