import type { Capabilities, TypeSupport } from '@ai-etl/core/contracts/connector'
import type { SourceTable } from '@ai-etl/core/contracts/source'
import type { ExistingTable } from '@ai-etl/core/contracts/target'
import type { DesignedColumn, DesignedTable } from '@ai-etl/core/ddl/model'
import { type Phrase, phrase } from '@ai-etl/core/messages/phrase'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType } from '@ai-etl/core/types/logical'

/** Columns named in one note; of more only the number is told. */
const NAMED = 8

/**
 * What new tables keep in another type than their values have, for people: because the target has no such type, or
 * because its own would not hold these values. One note a table and mapping.
 * @param types of the columns' values, by table and designed column
 */
export function mappedNotes(
  tables: readonly DesignedTable[],
  existing: readonly (ExistingTable | null)[],
  types: readonly (readonly LogicalType[])[],
  support: Capabilities['types'],
): Phrase[] {
  // Text formats hold nothing but text: that is no news about any column.
  if (support.int64.support === 'mapped') return []
  return tables.flatMap((table, i) => {
    if (existing[i] !== null) return []
    const columns = new Map<string, string[]>()
    table.columns.forEach((column, c) => {
      const type = types[i][c]
      const as = keptAs(type, column, support[type.kind])
      if (as === null) return
      const key = `${formatType(type)}\0${as}`
      columns.set(key, [...(columns.get(key) ?? []), column.name])
    })
    return [...columns].map(([key, names]) => {
      const [type, as] = key.split('\0')
      return phrase('run.mapped', { table: table.name, columns: shown(names), type, as })
    })
  })
}

/** What the source declares beyond the map of types and is read as another one, for people. */
export function readAsNotes(tables: readonly SourceTable[]): Phrase[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, type, nativeType }) => {
      if (type === undefined || nativeType === undefined) return []
      const loses = type.kind === 'float64' && nativeType.startsWith('DECIMAL')
      const facts = { table: table.name, column: name, native: nativeType, type: formatType(type) }
      return [phrase(loses ? 'run.read-as-rounded' : 'run.read-as', facts)]
    }),
  )
}

/** The type that a column has at the target, where it is another one than its values'. */
function keptAs(type: LogicalType, column: DesignedColumn, support: TypeSupport): string | null {
  const { nativeType } = column
  if (type.kind !== 'string' && /^(?:(?:Nullable|LowCardinality)\()*(?:String|text|varchar)\b/i.test(nativeType))
    return nativeType.replaceAll(/Nullable\(|LowCardinality\(|\)/g, '')
  if (support.support === 'mapped') return nativeType || formatType(support.to)
  const beyond = support.support === 'native' ? support.beyond : undefined
  if (beyond && type.kind === 'decimal' && type.precision > beyond.precision) return nativeType || formatType(beyond.to)
  return null
}

function shown(names: readonly string[]): string {
  const named = names.slice(0, NAMED).join(', ')
  return names.length > NAMED ? `${named}, … (${names.length})` : named
}
