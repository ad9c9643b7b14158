import { z } from 'zod'

/** What a request names as its source: an address, a dataset, a dataset of a saved connection, or an upload. */
export const sourceSchema = z
  .union([
    z.string().min(1).max(4000).describe('an address: a file, a system or @connection#dataset'),
    z.object({ datasetId: z.uuid() }),
    z.object({
      connectionId: z.uuid(),
      dataset: z.string().max(1000).describe('empty: what the connection itself names'),
    }),
    z.object({ uploadId: z.uuid(), records: z.string().max(1000).optional().describe('records or member inside') }),
  ])
  .describe('what is read')
export type SourceGiven = z.output<typeof sourceSchema>

/** A source as the runtime reads it; crosses to jobs. */
export const readableSource = z.object({
  address: z.string(),
  /** What documents call it where its address means nothing to a reader; null: the address. */
  label: z.string().nullable(),
  /** How documents name it, where the address is a place of this machine. */
  written: z.string().optional(),
})
export type ReadableSource = z.output<typeof readableSource>

/** All that documents may call a source: pipelines of earlier versions name an upload by its place. */
export function namesOf({ address, written }: ReadableSource): readonly string[] {
  return written === undefined ? [address] : [written, address]
}
