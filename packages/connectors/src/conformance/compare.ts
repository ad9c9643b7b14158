import type { Capabilities } from '@ai-etl/core/contracts/connector'
import type { SourceColumn } from '@ai-etl/core/contracts/source'
import { formatType, type LogicalType, sameType, scalar } from '@ai-etl/core/types/logical'
import { isSameValue } from './canonical.ts'
import type { ReadTable } from './read-back.ts'
import type { Row, Stored, StoredColumn, StoreRequest } from './store.ts'

/**
 * Every way in which what was read is not what was written and nobody said so; empty when the connector conforms.
 * Rows are told apart by their first column.
 */
export function differences(
  request: StoreRequest,
  stored: Stored,
  read: ReadTable,
  capabilities: Capabilities,
): string[] {
  const found = read.rejects.map((reject) => `rejected on reading: ${reject}`)
  const names = read.columns.map((column) => column.name)
  const places = stored.columns.map((column) => names.indexOf(column.name))
  stored.columns.forEach((column, i) => {
    if (places[i] === -1) found.push(`column ${JSON.stringify(column.name)} is missing`)
    else found.push(...typeDifference(request.columns[i].type, column, read.columns[places[i]], capabilities))
  })
  if (names.length !== stored.columns.length) found.push(`${names.length} columns for ${stored.columns.length}`)
  if (found.length > 0) return found
  const kept = request.rows.filter((_, i) => !stored.refused.has(i))
  if (read.rows.length !== kept.length) found.push(`${read.rows.length} rows for ${kept.length}`)
  const byId = new Map(read.rows.map((row) => [row[places[0]], row]))
  for (const row of kept) {
    const back = byId.get(row[0])
    if (back === undefined) found.push(`row ${row[0]} is missing`)
    else
      found.push(
        ...rowDifferences(
          request,
          stored,
          row,
          places.map((place) => back[place]),
          read,
          places,
        ),
      )
  }
  return found
}

/** Types that a written column may be read as; null: the format declares none, and only values count. */
function typeDifference(
  asked: LogicalType,
  written: StoredColumn,
  read: SourceColumn,
  capabilities: Capabilities,
): string[] {
  if (read.type === undefined) return []
  const byDesign = written.changed ? [written.type, scalar('string'), scalar('json')] : []
  const allowed = [...allowedTypes(asked, capabilities), ...byDesign]
  const { type } = read
  if (allowed.some((one) => sameType(one, type))) return []
  const listed = allowed.map(formatType).join(' or ') || 'nothing: it is refused'
  return [`${formatType(asked)} is read as ${formatType(read.type)}, declared is ${listed}`]
}

function allowedTypes(type: LogicalType, capabilities: Capabilities): LogicalType[] {
  const declared = capabilities.types[type.kind]
  if (declared.support === 'mapped') return [declared.to]
  if (declared.support === 'refused') return []
  if (type.kind === 'decimal' && declared.beyond && type.precision > declared.beyond.precision)
    return [declared.beyond.to]
  if (type.kind !== 'list') return [type]
  return allowedTypes(type.element, capabilities).map((element) => ({ kind: 'list', element }))
}

function rowDifferences(
  request: StoreRequest,
  stored: Stored,
  row: Row,
  back: Row,
  read: ReadTable,
  places: readonly number[],
): string[] {
  return row.flatMap((value, i) => {
    const got = back[i]
    if (value === null && got === null) return []
    const asked = request.columns[i].type
    const readType = read.columns[places[i]].type ?? stored.columns[i].type
    if (value !== null && got !== null && isSameValue(asked, readType, value, got)) return []
    return [`${formatType(asked)} ${shown(value)} came back as ${shown(got)}`]
  })
}

/** A value for people, not too long. */
export function shown(value: string | null): string {
  if (value === null) return 'NULL'
  const text = JSON.stringify(value)
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${Buffer.byteLength(value)} bytes)`
}
