import type { FileAddress, SystemAddress } from '../../address/address.ts'
import { quoteIdentifier } from '../../dialects/quote.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { PipelineTarget } from '../../pipeline/schema.ts'
import type { LogicalType } from '../../types/logical.ts'
import { addressOf, clickhouseCode, databaseCode, outOfReach, tableOf } from './addresses.ts'
import type { PlaceNotes } from './places.ts'
import { pythonText } from './python.ts'
import { formatOf } from './readers.ts'

/** The Python expression of what writes a target; null for what is out of reach. */
export function writerCode(
  name: string,
  target: PipelineTarget,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string | null {
  const address = addressOf(target.to)
  const out = () => outOfReach(name, target.to, notes)
  if (changesRows(target) || target.mode === 'scd2') return out()
  if (address.kind === 'file') return fileWriter(name, target, address, columns, notes) ?? out()
  if (address.kind === 'saved' || address.fragment === null) return out()
  if (notes.connection !== null && notes.connection(address) === null) return out()
  if (address.scheme === 'postgresql' || address.scheme === 'mysql') {
    if (target.mode === 'upsert' && !target.key) return out()
    return databaseWriter(name, target, address, columns, notes)
  }
  const clickhouse = address.scheme === 'clickhouse' || address.scheme === 'clickhouses'
  return clickhouse && target.mode !== 'upsert' ? clickhouseWriter(name, target, address, columns, notes) : out()
}

/** Whether a target asks for rows that a program without a memory of earlier loads does not give. */
export function changesRows({ missing = 'keep', cursor, mode }: PipelineTarget): boolean {
  return missing !== 'keep' || (cursor !== undefined && mode !== 'replace')
}

/** Null for what a file cannot take. */
function fileWriter(
  name: string,
  target: PipelineTarget,
  address: FileAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string | null {
  if (target.mode === 'upsert') return null
  const path = pythonText(address.path.endsWith('/') ? `${address.path}${name}.parquet` : address.path)
  const dates = columns.filter(({ type }) => holdsDates(type)).map((each) => pythonText(each.name))
  const append = target.mode === 'append'
  const types = columns.map((each) => `${pythonText(each.name)}: ${arrowType(each.type)}`)
  const options = [...(dates.length > 0 ? [`dates=[${dates.join(', ')}]`] : []), ...(append ? ['append=True'] : [])]
  switch (formatOf(address)) {
    case 'csv':
      return `csv_writer(${[path, ...options].join(', ')})`
    case 'json':
      return `json_lines_writer(${[path, ...options].join(', ')})`
    case 'parquet':
      if (append) return null
      notes.needs.add('parquet')
      return `parquet_writer(${[path, `types=lambda pa: {${types.join(', ')}}`, ...options].join(', ')})`
    default:
      return null
  }
}

function holdsDates(type: LogicalType): boolean {
  return type.kind === 'date' || (type.kind === 'list' && holdsDates(type.element))
}

/** A type of Arrow, which files of Parquet keep. */
function arrowType(type: LogicalType): string {
  switch (type.kind) {
    case 'bool':
      return 'pa.bool_()'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
    case 'float64':
      return `pa.${type.kind}()`
    case 'decimal':
      return `pa.decimal128(${type.precision}, ${type.scale})`
    case 'date':
      return 'pa.date32()'
    case 'time':
      return 'pa.time64("us")'
    case 'timestamp':
      return 'pa.timestamp("us")'
    case 'timestamptz':
      return 'pa.timestamp("us", "UTC")'
    case 'list':
      return `pa.list_(${arrowType(type.element)})`
    default:
      return 'pa.string()'
  }
}

function databaseWriter(
  name: string,
  target: PipelineTarget,
  address: SystemAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string {
  const { schema, table } = tableOf(address)
  const types = columns.map((each) => `${pythonText(each.name)}: types.${sqlAlchemyType(each.type)}`)
  const given = [
    databaseCode(name, address, notes),
    pythonText(table),
    `types=lambda types: {${types.join(', ')}}`,
    ...(schema === null ? [] : [`schema=${pythonText(schema)}`]),
    `mode=${pythonText(target.mode)}`,
    ...(target.mode === 'upsert' && target.key ? [`key=[${target.key.map(pythonText).join(', ')}]`] : []),
  ]
  return `table_writer(${given.join(', ')})`
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
  target: PipelineTarget,
  address: SystemAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string {
  const { schema, table } = tableOf(address)
  const quoted = (each: string) => quoteIdentifier('clickhouse', each)
  const placed = (each: string) => (schema === null ? quoted(each) : `${quoted(schema)}.${quoted(each)}`)
  const [place, incoming] = [placed(table), placed(`${table}__incoming`)]
  const types = columns.map((each) => `${quoted(each.name)} Nullable(${clickhouseType(each.type)})`)
  const create = `CREATE TABLE IF NOT EXISTS ${place} (${types.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`
  const replace = target.mode === 'replace'
  const list = (statements: readonly string[]) => `[${statements.map(pythonText).join(', ')}]`
  const given = [
    clickhouseCode(name, address, notes),
    list([create, ...(replace ? [`CREATE OR REPLACE TABLE ${incoming} AS ${place}`] : [])]),
    pythonText(replace ? incoming : place),
    ...(replace ? [list([`EXCHANGE TABLES ${incoming} AND ${place}`, `DROP TABLE ${incoming}`])] : []),
  ]
  return `clickhouse_writer(${given.join(', ')})`
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
