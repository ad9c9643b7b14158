import type { FileAddress } from '../../address/address.ts'
import { quoteIdentifier } from '../../dialects/quote.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import { addressOf, clickhouseCode, databaseCode, outOfReach, tableOf } from './addresses.ts'
import type { PlaceNotes } from './places.ts'
import { pythonText } from './python.ts'

/** The Python expression of the frames that a source is read in; null for what is out of reach. */
export function readerCode(
  name: string,
  from: string,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string | null {
  const address = addressOf(from)
  if (address.kind === 'file') return fileReader(name, from, address, columns, notes)
  if (address.kind === 'saved') return outOfReach(name, from, notes)
  if (notes.connection !== null && notes.connection(address) === null) return outOfReach(name, from, notes)
  const dialect = { postgresql: 'postgresql', mysql: 'mysql', clickhouse: 'clickhouse', clickhouses: 'clickhouse' }[
    address.scheme
  ] as 'postgresql' | 'mysql' | 'clickhouse' | undefined
  if (dialect === undefined || address.fragment === null) return outOfReach(name, from, notes)
  const { schema, table } = tableOf(address)
  const quoted = (each: string) => quoteIdentifier(dialect, each)
  const place = schema === null ? quoted(table) : `${quoted(schema)}.${quoted(table)}`
  const query = pythonText(`SELECT ${columns.map((each) => quoted(each.name)).join(', ')} FROM ${place}`)
  if (dialect === 'clickhouse') return `read_clickhouse(${clickhouseCode(name, address, notes)}, ${query})`
  return `read_table(${databaseCode(name, address, notes)}, ${query})`
}

const NUMBERS = ['int8', 'int16', 'int32', 'int64', 'uint64', 'decimal', 'float64']
const MOMENTS = ['date', 'timestamp', 'timestamptz']

function fileReader(
  name: string,
  from: string,
  address: FileAddress,
  columns: readonly PipelineColumn[],
  notes: PlaceNotes,
): string | null {
  const path = pythonText(address.path)
  const format = formatOf(address)
  if (format === 'parquet') {
    notes.needs.add('parquet')
    return `read_parquet(${path})`
  }
  if (format === 'json') {
    if (columns.some(isMade)) return outOfReach(name, from, notes)
    const names = `[${columns.map((each) => pythonText(each.name)).join(', ')}]`
    return `read_json(${[path, names, ...(address.fragment ? [pythonText(address.fragment)] : [])].join(', ')})`
  }
  if (format !== 'csv') return outOfReach(name, from, notes)
  if (address.path.endsWith('.zst')) notes.needs.add('zstd')
  return `read_csv(${[path, ...csvOptions(address, columns)].join(', ')})`
}

/** Arguments of a reader of CSV: columns whose texts are to be put in order, and how the file is written. */
export function csvOptions(
  { options: { delimiter, quote, encoding, header } }: FileAddress,
  columns: readonly PipelineColumn[],
  called: { readonly delimiter: string } = { delimiter: 'delimiter' },
): readonly string[] {
  const named = (kinds: readonly string[]) =>
    columns.filter(({ type }) => kinds.includes(type.kind)).map((each) => pythonText(each.name))
  const [numbers, moments] = [named(NUMBERS), named(MOMENTS)]
  return [
    ...(numbers.length > 0 ? [`numbers=[${numbers.join(', ')}]`] : []),
    ...(moments.length > 0 ? [`moments=[${moments.join(', ')}]`] : []),
    ...(delimiter === undefined ? [] : [`${called.delimiter}=${pythonText(delimiter)}`]),
    ...(quote === undefined ? [] : [`quote=${pythonText(quote)}`]),
    ...(encoding === undefined ? [] : [`encoding=${pythonText(encoding)}`]),
    ...(header === 'false' ? ['header=False'] : []),
  ]
}

/** Whether the platform makes a column itself where it reads nested input, from what no other program knows. */
export function isMade({ name }: PipelineColumn): boolean {
  return ['_id', '_parent_id', '_position'].includes(name)
}

/** The format of a file by its prefix, else by its extension; CSV where neither tells. */
export function formatOf({ format, path }: FileAddress): string {
  if (format !== null) return format
  const extension = /\.(\w+)(?:\.(?:gz|zst|zip))?$/.exec(path)?.[1].toLowerCase() ?? ''
  if (path.endsWith('/') || extension === 'parquet') return 'parquet'
  if (['json', 'ndjson', 'jsonl'].includes(extension)) return 'json'
  return extension === 'xml' ? 'xml' : 'csv'
}
