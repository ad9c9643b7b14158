import { z } from 'zod'

const values = z.array(z.string().nullable()).nullable()

/** Rows of one target in two versions of a pipeline. */
export const tableDiffSchema = z.object({
  name: z.string(),
  key: z.array(z.string()).describe('Columns that tell rows apart; empty: rows are the same when all values are'),
  before: z.number(),
  after: z.number(),
  same: z.number(),
  added: z.number(),
  removed: z.number(),
  changed: z.number().describe('Rows of one key with other values'),
  repeated: z.number().describe('Rows on either side whose key an earlier one had; told apart by their order'),
  columns: z.array(
    z.object({
      name: z.string(),
      before: z.string().nullable().describe('Type; null where the column is not there'),
      after: z.string().nullable(),
      changed: z.number().describe('Rows of one key with another value here'),
    }),
  ),
  examples: z
    .array(z.object({ kind: z.enum(['added', 'removed', 'changed']), before: values, after: values }))
    .describe('Values as texts in the order of `columns`; null is NULL, or a column that is not there'),
})
export type TableDiff = z.infer<typeof tableDiffSchema>

/** What two versions of a pipeline make of the same input. */
export const dataDiffSchema = z.object({
  before: z.string(),
  after: z.string(),
  equal: z.boolean(),
  tables: z.array(tableDiffSchema),
  onlyBefore: z.array(z.string()).describe('Targets that the later version has not'),
  onlyAfter: z.array(z.string()),
})
export type DataDiff = z.infer<typeof dataDiffSchema>
