import { z } from 'zod'

export const STORES = ['clickhouse', 'postgresql', 'hdfs', 'kafka', 's3'] as const
export type Store = (typeof STORES)[number]

export const reasonSchema = z.object({
  metric: z.string().describe('What was measured: rows, bytes, timeAxis.perDay, updates, …'),
  value: z.union([z.string(), z.number(), z.boolean()]),
  threshold: z.union([z.string(), z.number(), z.boolean()]),
  text: z.string().describe('The reason for a reader'),
  /** Points this reason adds to (or, below zero, takes from) the score. */
  weight: z.number(),
})

export const rankedSchema = z.object({
  target: z.enum(STORES),
  score: z.number().describe('0 to 100'),
  why: z.array(reasonSchema),
  whyNot: z.array(reasonSchema),
  how: z
    .array(z.object({ table: z.string(), what: z.string(), text: z.string() }))
    .describe('partition, order, batch, format, …'),
  caveats: z.array(z.string()),
})

export const adviceSchema = z.object({
  dataset: z.string(),
  recommended: z.enum(STORES),
  confidence: z.number().describe('0 to 1'),
  ranked: z.array(rankedSchema),
  schedule: z.object({ cron: z.string().nullable(), text: z.string() }),
  alternatives: z
    .array(z.object({ target: z.enum(STORES), when: z.string() }))
    .describe('What would change the answer'),
  experiment: z
    .object({
      rows: z.number(),
      results: z.array(
        z.object({
          store: z.enum(STORES),
          bytes: z.number(),
          queries: z.array(z.object({ sql: z.string(), milliseconds: z.number() })),
        }),
      ),
      agrees: z.boolean(),
      text: z.string(),
    })
    .nullable(),
})

export type Advice = z.infer<typeof adviceSchema>
export type RankedStore = z.infer<typeof rankedSchema>
export type Reason = z.infer<typeof reasonSchema>
