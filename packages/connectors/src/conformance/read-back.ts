import type { Address } from '@ai-etl/core/address/address'
import { type Batch, BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Reject, SourceColumn } from '@ai-etl/core/contracts/source'
import { say } from '@ai-etl/core/messages/phrase'
import type { Row } from './store.ts'

/** What a reader gives of a table. */
export interface ReadTable {
  /** The format's own columns; generated ones (`_id`) left out. */
  readonly columns: readonly SourceColumn[]
  readonly rows: readonly Row[]
  readonly rejects: readonly string[]
}

/** Reads the first table behind an address to its end. */
export async function readRows(connector: Connector, address: Address, context: Context): Promise<ReadTable> {
  const source = await connector.open(address, context, { structure: 'whole' })
  try {
    const kept = source.tables[0].columns.map((_, i) => i).filter((i) => !source.tables[0].columns[i].generated)
    const rows: Row[] = []
    const rejects: string[] = []
    const request = {
      columns: source.tables.map((table, i) => (i === 0 ? kept : table.columns.map((_, c) => c))),
      signal: context.signal,
      reject: ({ rule, detail }: Pick<Reject, 'rule' | 'detail'>) => void rejects.push(`${rule}: ${say(detail, 'en')}`),
    }
    for await (const batch of source.batches(request)) {
      if (batch.table !== 0) continue
      rows.push(...rowsOf(batch))
    }
    return { columns: kept.map((i) => source.tables[0].columns[i]), rows, rejects }
  } finally {
    await source.close()
  }
}

/** The texts of a batch, row by row. */
export function rowsOf(batch: Batch): Row[] {
  return Array.from({ length: batch.rows }, (_, row) =>
    Array.from({ length: batch.columns }, (_, column) => {
      const cell = row * batch.columns + column
      if ((batch.mask[cell] & BYTE_CLASS.NULL) !== 0) return null
      return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
    }),
  )
}
