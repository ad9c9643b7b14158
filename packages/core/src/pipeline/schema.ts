import { z } from 'zod'
import { LOAD_MODES, MISSING_POLICIES, SCHEMA_POLICIES } from '../contracts/target.ts'
import { nameSchema, stepSchemas } from './steps/schemas.ts'

const s = stepSchemas

export const stepSchema = z.discriminatedUnion('type', [
  s.select,
  s.derive,
  s.rename,
  s.drop,
  s.cast,
  s.filter,
  s.join,
  s.aggregate,
  s.window,
  s.sort,
  s.limit,
  s.distinct,
  s.deduplicate,
  s.union,
  s.unnest,
  s.pivot,
  s.unpivot,
  s.fill,
  s.mask,
  s.sql,
])
export type Step = z.infer<typeof stepSchema>

const address = z.string().min(1).describe('Address; relative paths begin at the folder of the document')
const columns = z.array(z.string().min(1)).min(1)

const sourceSchema = z.strictObject({
  from: address,
  mode: z
    .enum(['snapshot', 'incremental'])
    .optional()
    .describe('snapshot (default): every run reads all of it; incremental: what is new by the cursor'),
  cursor: z.string().min(1).optional().describe('Column of an incremental source that grows with new rows'),
  late: z
    .union([z.string().min(1), z.number().nonnegative()])
    .optional()
    .describe('How far behind the greatest known cursor rows may still come: 2 days; a number where the cursor is one'),
  nulls: z
    .enum(['read', 'skip', 'fail'])
    .optional()
    .describe('Rows without a cursor: read by every run (default), left out, or the end of the run'),
})

const targetSchema = z.strictObject({
  input: nameSchema.describe('Source or step whose rows are written'),
  to: address,
  mode: z.enum(LOAD_MODES).default('append'),
  key: columns.optional().describe('Columns that tell rows apart'),
  cursor: z.string().min(1).optional().describe('Column whose greatest value is remembered'),
  missing: z.enum(MISSING_POLICIES).optional().describe('Rows that a full source no longer has'),
  schema: z.enum(SCHEMA_POLICIES).optional().describe('Where the input does not fit an existing table'),
  maxRejected: z.int().nonnegative().optional(),
  verify: z.boolean().optional().describe('Compare fingerprints of both sides'),
})

const on = nameSchema.describe('Source or step whose rows are checked')

/** What must hold of the rows of a source or step; where it does not, no target is touched. */
const checkSchema = z.union([
  z.strictObject({ on, unique: columns.describe('No two rows agree in all of these') }),
  z.strictObject({ on, notNull: columns }),
  z.strictObject({
    on,
    accepted: z
      .record(z.string().min(1), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1))
      .describe('{column: [values]}; NULL passes'),
  }),
  z.strictObject({
    on,
    relation: z
      .record(z.string().min(1), z.string().regex(/^[^.]+\..+$/u))
      .describe('{column: other.column}: each value stands there; NULL passes'),
  }),
  z.strictObject({ on, holds: z.string().min(1).describe('SQL condition that is false for no row') }),
  z.strictObject({
    on,
    rows: z.union([
      z
        .strictObject({ atLeast: z.int().nonnegative().optional(), atMost: z.int().nonnegative().optional() })
        .describe('Number of rows'),
      z
        .strictObject({
          against: z.literal('previous'),
          atLeast: z.number().nonnegative().optional().describe('0.9: not fewer than nine tenths'),
          atMost: z.number().nonnegative().optional(),
        })
        .describe('Number of rows as a share of those at the last successful run; the first one passes'),
    ]),
  }),
])
export type PipelineCheckRule = z.infer<typeof checkSchema>

/** The whole form of a pipeline document, version 1. */
export const pipelineSchema = z.strictObject({
  version: z.literal(1),
  name: nameSchema,
  description: z.string().optional(),
  timezone: z.string().default('UTC').describe('IANA zone of date_trunc and of casts of timestamptz'),
  params: z
    .record(
      nameSchema,
      z.strictObject({
        type: z.string().min(1).describe('Logical type'),
        default: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
      }),
    )
    .default({}),
  macros: z
    .record(
      nameSchema,
      z.strictObject({
        params: z.array(nameSchema).default([]).describe('Names of the arguments'),
        is: z.string().min(1).describe('SQL expression over them; it stands in the place of each call'),
      }),
    )
    .optional()
    .describe('Functions of the document'),
  sources: z.record(nameSchema, sourceSchema),
  steps: z.record(nameSchema, stepSchema).default({}),
  targets: z.record(nameSchema, targetSchema),
  schedule: z.strictObject({ cron: z.string().min(1), timezone: z.string().default('UTC') }).optional(),
  checks: z.array(checkSchema).default([]).describe('What must hold before anything is published'),
})

export type Pipeline = z.infer<typeof pipelineSchema>
export type PipelineSource = Pipeline['sources'][string]
export type PipelineTarget = Pipeline['targets'][string]
