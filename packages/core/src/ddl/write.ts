import type { DialectSpec } from '../dialects/dialect.ts'
import { quoteIdentifier } from '../dialects/quote.ts'

/** Writes a name: plain where the dialect reads it back as the same, quoted otherwise. */
export function writeName(spec: Pick<DialectSpec, 'dialect' | 'names'>, name: string): string {
  const plain = spec.names.plain.test(name) && !spec.names.reserved.has(name.toUpperCase())
  return plain ? name : quoteIdentifier(spec.dialect, name)
}

/** Writes a table's name with its schema or database, if any. */
export function writeTable(
  spec: Pick<DialectSpec, 'dialect' | 'names'>,
  table: { schema: string | null; name: string },
): string {
  const name = writeName(spec, table.name)
  return table.schema === null ? name : `${writeName(spec, table.schema)}.${name}`
}

export function writeNames(spec: Pick<DialectSpec, 'dialect' | 'names'>, names: readonly string[]): string {
  return names.map((name) => writeName(spec, name)).join(', ')
}

/** ClickHouse says null in the type, inside LowCardinality where there is one; arrays take none. */
export function nullableType(column: { readonly nativeType: string; readonly nullable: boolean }): string {
  const { nativeType, nullable } = column
  if (!nullable || nativeType.startsWith('Array(')) return nativeType
  const inner = /^LowCardinality\((.*)\)$/.exec(nativeType)?.[1]
  return inner === undefined ? `Nullable(${nativeType})` : `LowCardinality(Nullable(${inner}))`
}

/** A set of words written as text. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
