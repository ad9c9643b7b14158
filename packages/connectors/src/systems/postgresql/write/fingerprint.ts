import type { LogicalType } from '@ai-etl/core/types/logical'
import type { NativeColumn } from '../catalog/read-types.ts'
import { quoteName } from '../names.ts'
import type { Database } from './database.ts'
import { placeName, type TableLoad } from './layout.ts'

/** Fingerprint of the rows of this load in SQL, as core/src/values/fingerprint.md defines it. */
export async function fingerprint(database: Database, table: TableLoad): Promise<string> {
  const texts = table.columns.map((column) => `coalesce(${columnText(table, column)}, E'\\x1e') || E'\\x1f'`)
  // Concatenation is cut into groups: an expression of thousands of operands nests too deeply.
  const groups: string[] = []
  for (let i = 0; i < texts.length; i += 50) groups.push(`concat(${texts.slice(i, i + 50).join(', ')})`)
  const row = `md5(convert_to(concat(${groups.join(', ')}), 'UTF8'))`
  const own = table.way === 'direct' ? ' WHERE xmin::text = (txid_current() % 4294967296)::text' : ''
  const [found] = await database.rows<{ fingerprint: string }>(
    `SELECT coalesce(sum(('x' || substr(${row}, 1, 15))::bit(60)::int8), 0)::text AS fingerprint FROM ${placeName(table.fill)}${own}`,
  )
  return found.fingerprint
}

function columnText(table: TableLoad, column: NativeColumn): string {
  const planned = table.plan.columns.find((one) => one.name === column.name)
  const name = quoteName(column.name)
  return planned ? valueText(planned.type, name, column.type.name) : `${name}::text`
}

/** Microseconds from 2000-01-01 to 1970-01-01. */
const EPOCH_MICROS = 946_684_800_000_000n
const LEFT_OUT = "E'\\x1e'"

function valueText(type: LogicalType, column: string, native: string): string {
  switch (type.kind) {
    case 'json':
    case 'list':
    case 'struct':
    case 'interval':
      return LEFT_OUT
    case 'decimal':
      return native === 'numeric'
        ? `CASE WHEN scale(${column}) > 0 THEN rtrim(rtrim(${column}::text, '0'), '.') ELSE ${column}::text END`
        : `${column}::text`
    case 'float64':
      return native === 'numeric' ? `${float(`${column}::float8`)}` : float(column)
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return native === 'text' ? `${column}::text` : micros(type.kind, native, column)
    case 'binary':
      return native === 'bytea' ? `encode(${column}, 'hex')` : `${column}::text`
    case 'ip':
      return native === 'inet'
        ? `host(${column}) || CASE WHEN masklen(${column}) IN (32, 128) THEN '' ELSE '/' || masklen(${column}) END`
        : `${column}::text`
    default:
      return `${column}::text`
  }
}

/** Adding 0.0 makes -0.0 the same as 0.0. */
function float(column: string): string {
  return `CASE WHEN ${column} = 'NaN' THEN 'nan' ELSE encode(float8send(${column} + 0.0), 'hex') END`
}

/** The wire form holds whole microseconds, which `extract` gave as a double before version 14. */
function micros(kind: 'timestamp' | 'timestamptz' | 'time', native: string, column: string): string {
  const wire = `('x' || encode(${native}_send(${column}), 'hex'))::bit(64)::int8`
  return kind === 'time' ? `(${wire})::text` : `(${wire} + ${EPOCH_MICROS})::text`
}
