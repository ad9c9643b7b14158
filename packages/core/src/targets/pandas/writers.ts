import type { FileAddress, SystemAddress } from '../../address/address.ts'
import { quoteIdentifier } from '../../dialects/quote.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { PipelineTarget } from '../../pipeline/schema.ts'
import type { LogicalType } from '../../types/logical.ts'
import { addressOf, clickhouseCode, databaseCode, outOfReach, tableOf } from './addresses.ts'
import type { PlaceNotes } from './places.ts'
import { pythonText } from './python.ts'
import { formatOf } from './readers.ts'

/** The statement that writes a target. */
export function writerCode(
  name: string,
  target: PipelineTarget,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string {
  const address = addressOf(target.to)
  const frame = `results[${pythonText(name)}]`
  if (address.kind === 'file')
    return fileWriter(name, frame, target, address, columns, notes) ?? outOfReach(name, target.to, notes)
  if (address.kind === 'saved' || address.fragment === null || target.mode === 'scd2')
    return outOfReach(name, target.to, notes)
  if (address.scheme === 'postgresql' || address.scheme === 'mysql')
    return databaseWriter(name, frame, target, address, columns, notes)
  const clickhouse = address.scheme === 'clickhouse' || address.scheme === 'clickhouses'
  if (!clickhouse || target.mode === 'upsert') return outOfReach(name, target.to, notes)
  return clickhouseWriter(name, frame, target, address, columns, notes)
}

/** Null for what a file cannot take. */
function fileWriter(
  name: string,
  frame: string,
  target: PipelineTarget,
  address: FileAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string | null {
  if (target.mode === 'upsert' || target.mode === 'scd2') return null
  const path = pythonText(address.path.endsWith('/') ? `${address.path}${name}.parquet` : address.path)
  const dates = columns.filter(({ type }) => type.kind === 'date').map((each) => pythonText(each.name))
  const append = target.mode === 'append'
  const options = [...(dates.length > 0 ? [`dates=[${dates.join(', ')}]`] : []), ...(append ? ['append=True'] : [])]
  switch (formatOf(address)) {
    case 'csv':
      return `write_csv(${[frame, path, ...options].join(', ')})`
    case 'json':
      return `write_json_lines(${[frame, path, ...options].join(', ')})`
    case 'parquet':
      if (append) return null
      notes.needs.add('parquet')
      return `write_parquet(${[frame, path, ...options].join(', ')})`
    default:
      return null
  }
}

function databaseWriter(
  name: string,
  frame: string,
  target: PipelineTarget,
  address: SystemAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string {
  const { schema, table } = tableOf(address)
  const types = columns.map((each) => `${pythonText(each.name)}: types.${sqlAlchemyType(each.type)}`)
  const given = [
    frame,
    databaseCode(name, address, notes),
    pythonText(table),
    ...(schema === null ? [] : [`schema=${pythonText(schema)}`]),
    `mode=${pythonText(target.mode)}`,
    ...(target.key ? [`key=[${target.key.map(pythonText).join(', ')}]`] : []),
    `types=lambda types: {${types.join(', ')}}`,
  ]
  return `write_table(${given.join(', ')})`
}

/** A type of SQLAlchemy, which each database writes in its own way. */
function sqlAlchemyType(type: LogicalType): string {
  switch (type.kind) {
    case 'bool':
      return 'Boolean()'
    case 'int8':
    case 'int16':
      return 'SmallInteger()'
    case 'int32':
      return 'Integer()'
    case 'int64':
      return 'BigInteger()'
    case 'uint64':
      return 'Numeric(20, 0)'
    case 'decimal':
      return `Numeric(${type.precision}, ${type.scale})`
    case 'float64':
      return 'Double()'
    case 'date':
      return 'Date()'
    case 'timestamp':
      return 'DateTime()'
    case 'timestamptz':
      return 'DateTime(timezone=True)'
    case 'time':
      return 'Time()'
    default:
      return 'Text()'
  }
}

function clickhouseWriter(
  name: string,
  frame: string,
  target: PipelineTarget,
  address: SystemAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string {
  const { schema, table } = tableOf(address)
  const quoted = (each: string) => quoteIdentifier('clickhouse', each)
  const place = schema === null ? quoted(table) : `${quoted(schema)}.${quoted(table)}`
  const types = columns.map((each) => `${quoted(each.name)} Nullable(${clickhouseType(each.type)})`)
  const create = `CREATE TABLE IF NOT EXISTS ${place} (${types.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`
  const ready = target.mode === 'replace' ? [create, `TRUNCATE TABLE ${place}`] : [create]
  const given = [
    frame,
    clickhouseCode(name, address, notes),
    `[${ready.map(pythonText).join(', ')}]`,
    pythonText(place),
  ]
  return `write_clickhouse(${given.join(', ')})`
}

function clickhouseType(type: LogicalType): string {
  switch (type.kind) {
    case 'bool':
      return 'Bool'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return `${type.kind === 'uint64' ? 'UInt' : 'Int'}${/\d+$/.exec(type.kind)?.[0] ?? '64'}`
    case 'decimal':
      return `Decimal(${type.precision}, ${type.scale})`
    case 'float64':
      return 'Float64'
    case 'date':
      return 'Date32'
    case 'timestamp':
    case 'timestamptz':
      return "DateTime64(6, 'UTC')"
    case 'uuid':
      return 'UUID'
    default:
      return 'String'
  }
}
