import { z } from 'zod'
import { phraseSchema } from './phrase.ts'

const counts = { read: z.number(), written: z.number(), rejected: z.number(), filtered: z.number() }

export const runTableSchema = z.object({
  name: z.string(),
  ...counts,
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  removed: z.number(),
})

export const runReceiptSchema = z.object({
  chunk: z.number(),
  table: z.string(),
  ...counts,
  target: z.number().describe('Rows that the target counted'),
  sourceFingerprint: z.string().nullable(),
  targetFingerprint: z.string().nullable(),
})

/** As errors are shown: code, text, place and fix. */
export const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  where: z.string().nullable(),
  fix: z.string(),
})

/** What a run read of sources that are read by a cursor. */
export const incrementalRunSchema = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      address: z.string().describe('Without secrets'),
      cursor: z.string(),
      type: z.string().describe('Logical type of the cursor'),
      from: z.string().nullable().describe('Least value that was read; null: all rows were read'),
      whole: z
        .enum(['first', 'asked', 'source', 'target'])
        .nullable()
        .describe(
          'Why all rows were read: no run before, --full, another source or cursor than before, a target made anew',
        ),
      before: z.string().nullable().describe('Mark of the run before'),
      after: z.string().nullable().describe('Mark that the next run goes on from'),
      rows: z.number().describe('Rows with a cursor that were read'),
      again: z.number().describe('Those among them that a run before had read'),
      nulls: z.number().describe('Rows without a cursor that were read'),
    }),
  ),
  targets: z
    .array(z.object({ name: z.string(), run: z.string() }))
    .describe('Runs that published into the targets, as their ledgers know them; none of a dry run'),
})
export type IncrementalRun = z.infer<typeof incrementalRunSchema>

/** Totals count root records: always read = written + rejected + filtered for a plain load. */
export const runSchema = z.object({
  run: z.string(),
  state: z.enum(['succeeded', 'failed', 'cancelled', 'unchanged']),
  source: z.string(),
  target: z.string(),
  mode: z.string(),
  startedAt: z.string(),
  ...counts,
  tables: z.array(runTableSchema),
  receipts: z.array(runReceiptSchema),
  seconds: z.number(),
  bytes: z.number(),
  quarantine: z.string().nullable().describe('Folder of the rejected rows'),
  changes: z.array(z.string()).describe('Changes made to existing tables (schema drift)'),
  warnings: z.array(z.string()),
  says: z
    .record(z.string(), phraseSchema)
    .optional()
    .describe('Texts of changes and warnings by their keys, so that they can be said in another language'),
  watched: z
    .object({ rows: z.number(), again: z.number(), nulls: z.number(), greatest: z.string().nullable() })
    .optional()
    .describe('What a load saw of the cursor of its source'),
  incremental: incrementalRunSchema
    .optional()
    .describe('Where the sources of a pipeline were read from, and up to where'),
  counted: z
    .array(z.object({ on: z.string(), rows: z.number() }))
    .optional()
    .describe('Rows that checks counted, for the next run to be held against'),
  failure: failureSchema
    .extend({ params: z.record(z.string(), z.unknown()).optional().describe('What stands in its texts') })
    .nullable()
    .optional()
    .describe('Why a failed run failed'),
})

export type Run = z.infer<typeof runSchema>
export type RunTable = z.infer<typeof runTableSchema>

export const quarantineSchema = z.object({
  run: z.string(),
  rows: z.array(
    z.object({
      source: z.string(),
      line: z.number(),
      byte: z.number(),
      rule: z.string(),
      detail: z.string(),
      raw: z.string(),
    }),
  ),
})
export type Quarantine = z.infer<typeof quarantineSchema>
