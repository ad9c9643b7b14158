import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { PlannedColumn } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { scalar } from '@ai-etl/core/types/logical'
import { countWritten, resolveWritten, TextFile } from '../../../files/target/text-file.ts'
import type { FileWriting } from '../../../files/target/writer.ts'
import { openCsv } from '../open.ts'
import type { CsvOptions } from '../options.ts'
import { CsvEncoder } from './encoder.ts'

/**
 * How a table becomes a CSV file: see CsvEncoder. Appending writes the earlier rows again in front, so that the file is
 * published whole.
 * @param delimiter one ASCII character
 */
export function csvWriting(delimiter: string, context: Context): FileWriting {
  const reopen = async (path: string) => asText(await openWritten(path, delimiter, context))
  return {
    extension: 'csv',
    reopen,
    async create(path, columns, existing) {
      const file = new TextFile(path)
      const encoder = new CsvEncoder(delimiter, file.write)
      encoder.header(columns.map((column) => column.name))
      if (existing !== null) await copyRows(await reopen(existing), existing, columns, encoder)
      return file.writer(encoder)
    },
    count: async (path) => countWritten(await reopen(path), path, { columns: [[0]], signal: context.signal }),
  }
}

/** Puts the rows of an earlier file in front. @throws PlatformError `file.columns-differ` */
async function copyRows(
  source: Source,
  path: string,
  columns: readonly PlannedColumn[],
  encoder: CsvEncoder,
): Promise<void> {
  const there = source.tables[0].columns.map((column) => column.name)
  const order = columns.map((column) => there.indexOf(column.name))
  if (order.includes(-1) || order.length !== there.length) {
    const expected = columns.map((column) => column.name).join(', ')
    throw new PlatformError('file.columns-differ', { path, found: there.join(', '), expected })
  }
  const reject = () => {
    throw new PlatformError('file.corrupt', { path, why: phrase('file.rows-unfit') }, { where: path })
  }
  const signal = new AbortController().signal
  for await (const batch of source.batches({ columns: [order], signal, reject })) encoder.encode(batch)
  await source.close()
}

/** What is written as CSV is text from then on. */
function asText(source: Source): Source {
  const tables = source.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, type: scalar('string'), nullable: true })),
  }))
  return { ...source, tables }
}

/** Opens a file as it was written here: nothing is left to detection. */
async function openWritten(path: string, delimiter: string, context: Context): Promise<Source> {
  const resolved = await resolveWritten(path, 'csv', context)
  const options: CsvOptions & Record<string, unknown> = {
    delimiter,
    quote: '"',
    escape: 'doubled',
    header: 1,
    skip: 0,
    comment: '',
    trim: false,
    ragged: 'reject',
    nulls: [],
  }
  return openCsv({ ...resolved, options }, context)
}
