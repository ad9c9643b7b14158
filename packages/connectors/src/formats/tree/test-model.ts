import fc from 'fast-check'
import type { ReadTables } from './test-input.ts'

/** Generated records whose keys say what stands at them: `s` a scalar, `o` an object, `a` an array of objects, `v` of scalars. */
export interface Model {
  readonly [key: string]: Value
}
type Value = string | number | boolean | null | Model | readonly Value[]

const KEYS = ['1', '2', 'Ключ', 'long_key_of_several_words']

/** Records of a few levels. `text` generates the strings. */
export function models(text: fc.Arbitrary<string>): fc.Arbitrary<Model[]> {
  const scalar = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  )
  const recordOf = (depth: number): fc.Arbitrary<Model> => {
    const below = depth === 0 ? fc.constant({}) : recordOf(depth - 1)
    const most = depth === 0 ? 0 : 1
    const groups = {
      s: fc.dictionary(fc.constantFrom(...KEYS), scalar, { maxKeys: 4 }),
      o: fc.dictionary(fc.constantFrom(...KEYS), below, { maxKeys: most }),
      a: fc.dictionary(fc.constantFrom(...KEYS), fc.array(below, { maxLength: 3 }), { maxKeys: most }),
      v: fc.dictionary(fc.constantFrom(...KEYS), fc.array(scalar, { maxLength: 3 }), { maxKeys: 1 }),
    }
    return fc.record(groups).map(flatKeys)
  }
  return fc.array(recordOf(2), { minLength: 1, maxLength: 6 })
}

function flatKeys(groups: Readonly<Record<string, Readonly<Record<string, Value>>>>): Model {
  const entries = Object.entries(groups).flatMap(([kind, members]) =>
    Object.entries(members).map(([key, value]): [string, Value] => [kind + key, value]),
  )
  return Object.fromEntries(entries)
}

/** Paths of a model, joined with `/`, that occur more than once in one parent. */
export function repeatedPaths(records: readonly Model[]): Set<string> {
  const found = new Set<string>()
  const walk = (value: Value, path: string) => {
    if (Array.isArray(value)) {
      if (value.length > 1) found.add(path)
      for (const item of value) walk(item, path)
    } else if (value !== null && typeof value === 'object') {
      for (const [key, member] of Object.entries(value)) walk(member, path === '' ? key : `${path}/${key}`)
    }
  }
  for (const record of records) walk(record, '')
  return found
}

/**
 * Every value of the model as `positions path=text`, sorted: record and positions of the rows on the way to it.
 * Nulls and texts of white space only are left out.
 * @param isRow whether the items of the array at a path are rows
 */
export function factsOf(records: readonly Model[], isRow: (path: string) => boolean): string[] {
  const facts: string[] = []
  const walk = (value: Value, path: string, chain: readonly number[]) => {
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, path, isRow(path) ? [...chain, index] : chain))
    else if (value !== null && typeof value === 'object') {
      for (const [key, member] of Object.entries(value)) walk(member, path === '' ? key : `${path}/${key}`, chain)
    } else if (value !== null && String(value).trim() !== '') facts.push(`${chain.join('.')} ${path}=${textOf(value)}`)
  }
  records.forEach((record, index) => walk(record, '', [index]))
  return facts.sort()
}

function textOf(value: string | number | boolean): string {
  return typeof value === 'number' ? JSON.stringify(value) : String(value)
}

/** The same of the tables that were read. Structures kept as text (always empty ones) are left out. */
export function factsRead({ source, tables }: ReadTables): string[] {
  const chains = new Map<string | null, string>()
  const facts: string[] = []
  for (const table of source.tables) {
    for (const [index, row] of tables[table.name].entries()) {
      const parent = table.parent === null ? null : chains.get(row.values._parent_id)
      const chain = parent === null ? String(index) : `${parent}.${row.values._position}`
      if ('_id' in row.values) chains.set(row.values._id, chain)
      for (const column of table.columns) {
        const value = row.values[column.name]
        if (column.generated || column.type || value === null || value.trim() === '') continue
        facts.push(`${chain} ${column.path.replaceAll('.', '/').replaceAll('[]', '')}=${value}`)
      }
    }
  }
  return facts.sort()
}
