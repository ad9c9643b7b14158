import type { Source } from '@ai-etl/core/contracts/source'

/**
 * Extension and first bytes of the file of rejected rows, so that it can be mended and read again as a file of its own:
 * for CSV a header line in the source's own dialect. Other formats need none: records stand one behind the other.
 */
export function quarantineHead(source: Source): readonly [extension: string, head: Buffer] {
  const { name, delimiter, quote } = source.format
  if (name !== 'csv' || typeof delimiter !== 'string') return [EXTENSIONS[name] ?? 'ndjson', Buffer.alloc(0)]
  const mark = typeof quote === 'string' && quote !== '' ? quote : '"'
  const names = source.tables[0].columns.map((column) => quoted(column.name, delimiter, mark))
  return ['csv', Buffer.from(`${names.join(delimiter)}\n`)]
}

/** Rows of systems are written as objects of JSON. */
const EXTENSIONS: Readonly<Record<string, string | undefined>> = { json: 'json', xml: 'xml' }

function quoted(text: string, delimiter: string, mark: string): string {
  const plain = !text.includes(delimiter) && !text.includes(mark) && !/[\r\n]/.test(text)
  return plain ? text : `${mark}${text.replaceAll(mark, mark + mark)}${mark}`
}
