import { z } from 'zod'

/** Query patterns: what the given SQL filters, joins, groups and sorts by, and what follows for the tables. */
export const queryPatternsSchema = z.object({
  queries: z.array(
    z.object({
      fingerprint: z.string(),
      sql: z.string(),
      calls: z.number(),
      weight: z.number().describe('Share of all time (calls × mean time), or of all calls, 0 to 1'),
      tables: z.array(z.string()),
      filters: z.array(
        z.object({
          table: z.string(),
          column: z.string(),
          kind: z.enum(['equality', 'range', 'like', 'in', 'null', 'other']),
        }),
      ),
      joins: z.array(z.object({ left: z.string(), right: z.string() })),
      groups: z.array(z.string()),
      orders: z.array(z.string()),
    }),
  ),
  recommendations: z.array(
    z.object({
      kind: z.enum(['index', 'order', 'partition', 'refusal']),
      table: z.string(),
      on: z.string(),
      what: z.string(),
      reason: z.string(),
    }),
  ),
})
export type QueryPatterns = z.infer<typeof queryPatternsSchema>

export const qualitySchema = z.object({
  dataset: z.string(),
  score: z.number().describe('0 to 100'),
  dimensions: z.array(
    z.object({
      name: z.enum(['completeness', 'validity', 'uniqueness', 'consistency', 'timeliness']),
      score: z.number(),
    }),
  ),
  findings: z.array(
    z.object({
      rule: z.string(),
      table: z.string(),
      field: z.string(),
      severity: z.enum(['error', 'risk', 'note']),
      count: z.number(),
      examples: z.array(z.string()),
      fix: z.string(),
    }),
  ),
})
export type Quality = z.infer<typeof qualitySchema>
