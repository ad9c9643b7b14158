import { z } from 'zod'
import { phraseSchema } from './phrase.ts'

/** Distinct values: exact up to a stated bound, else an estimate with its 95 % bounds. */
export const distinctSchema = z.object({
  value: z.number().int().nonnegative(),
  exact: z.boolean(),
  low: z.number().optional(),
  high: z.number().optional(),
})

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** A text of the catalogue by its key, so that what stands beside it is said anew in the language of whoever reads it. */
const sayingSchema = z.object({ text: z.string(), params: paramsSchema }).optional()

export const issueSchema = z.object({
  rule: z.string().describe('Stable name: constant, sentinel-date, mixed-boolean, stray-space, look-alike, outlier, …'),
  severity: z.enum(['error', 'risk', 'note']),
  count: z.number().int(),
  examples: z.array(
    z.object({
      value: z.string(),
      line: z.number().optional(),
      byte: z.number().optional(),
      file: z.string().optional().describe('Where several files are read'),
    }),
  ),
  text: z.string().describe('The finding for a reader, in the language asked for'),
  params: paramsSchema.optional().describe('What the text of this rule is made of, beside the count'),
})

export const histogramSchema = z.object({
  kind: z.enum(['number', 'time', 'length', 'category']),
  bins: z.array(
    z.object({ from: z.union([z.number(), z.string()]), to: z.union([z.number(), z.string()]), count: z.number() }),
  ),
})

export const fieldProfileSchema = z.object({
  name: z.string(),
  path: z.string().describe('Whole name at the source'),
  type: z.string().describe('Logical type'),
  nullable: z.boolean(),
  nulls: z.number().int(),
  distinct: distinctSchema,
  unique: z.boolean(),
  constant: z.boolean(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  semantic: z.string().nullable(),
  personal: z.boolean(),
  top: z.array(z.object({ value: z.string(), count: z.number().int() })),
  histogram: histogramSchema.nullable(),
  issues: z.array(issueSchema),
  evidence: z
    .looseObject({
      /** Shortest and longest value, characters. */
      minLength: z.number(),
      maxLength: z.number(),
      maxBytes: z.number(),
      /** Generalised shapes (`9999-99-99`, `Aa aa`) with counts, most frequent first. */
      patterns: z.array(z.object({ pattern: z.string(), count: z.number() })),
      /** How raw values read: the form that conversion will use (see values/form.ts). */
      form: z.string(),
      /** Types that were ruled out, each with the first value and line that did. */
      ruledOut: z.array(z.object({ type: z.string(), line: z.number(), value: z.string(), count: z.number() })),
      /** Rank correlation of value and physical row order, -1 to 1; null when not comparable. */
      orderCorrelation: z.number().nullable(),
      bytes: z.number().describe('Bytes of all values'),
    })
    .describe('What the verdicts rest on'),
})

export const keySchema = z.object({
  columns: z.array(z.string()),
  exact: z.boolean(),
  verdict: z.string().describe('Why it is a likely key, for a reader'),
  says: sayingSchema.describe('The verdict by its key'),
})

export const tableProfileSchema = z.object({
  name: z.string(),
  parent: z.string().nullable(),
  rows: z.number().int(),
  fields: z.array(fieldProfileSchema),
  keys: z.array(keySchema).describe('Candidate keys, likeliest first, composite up to three columns'),
  dependences: z
    .array(z.object({ from: z.array(z.string()), to: z.string(), exact: z.boolean(), violations: z.number() }))
    .describe('Functional dependences worth knowing'),
  duplicates: z.object({ rows: z.number(), exact: z.boolean() }).describe('Rows equal to an earlier one'),
  timeAxis: z
    .object({
      column: z.string(),
      from: z.string(),
      to: z.string(),
      perDay: z.number().describe('Rows arriving a day over the range'),
      orderCorrelation: z.number().nullable(),
    })
    .nullable(),
  bytes: z.number().describe('Bytes of the values of this table'),
})

/** A phrase as documents keep it; its parameters may be phrases. */

export const profileSchema = z.object({
  dataset: z.string(),
  format: z.looseObject({ name: z.string() }),
  decisions: z.array(
    z.object({
      option: z.string(),
      value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      confidence: z.number(),
    }),
  ),
  bytes: z.number(),
  rows: z.number().int().describe('Accepted records of the root'),
  sampled: z.boolean(),
  rejectedCount: z.number().int(),
  rejected: z.array(
    z.object({
      line: z.number(),
      byte: z.number(),
      rule: z.string(),
      detail: z.string(),
      file: z.string().optional(),
      says: phraseSchema.optional().describe('The detail by its key'),
    }),
  ),
  tables: z.array(tableProfileSchema),
  relations: z
    .array(
      z.object({
        from: z.object({ table: z.string(), columns: z.array(z.string()) }),
        to: z.object({ table: z.string(), columns: z.array(z.string()) }),
        matched: z.number().describe('Share of non-null values found at the other side, 0 to 1'),
        exact: z.boolean(),
      }),
    )
    .describe('Likely foreign keys between the tables given'),
  growth: z
    .object({
      bytesPerDay: z.number(),
      rowsPerDay: z.number(),
      basis: z.string(),
      says: sayingSchema.describe('The basis by its key'),
    })
    .nullable(),
  seconds: z.number(),
})

export type Profile = z.infer<typeof profileSchema>
export type TableProfile = z.infer<typeof tableProfileSchema>
export type FieldProfile = z.infer<typeof fieldProfileSchema>
export type FieldIssue = z.infer<typeof issueSchema>
