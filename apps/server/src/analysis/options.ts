import { DIALECTS } from '@ai-etl/core/documents/ddl'
import { z } from 'zod'

const DURATION = /^\s*\d+(\.\d+)?\s*(s|m|h|d|w|mo|y)\s*$/i
const GROWTH = /^\s*\d+(\.\d+)?\s*([kmgtp]i?)?b\s*\/\s*(hour|day|week|month|year|h|d|w|mo|y)\s*$/i

export const queryText = z.string().min(1).max(100_000)

/** How the data will be used: the options of `advise` on the command line. */
export const useSchema = z.object({
  updates: z.enum(['none', 'append', 'upsert']).optional(),
  every: z.string().regex(DURATION).optional().describe('how soon new data should be readable: 1h'),
  growth: z.string().regex(GROWTH).optional().describe('10GB/month'),
  retention: z.string().regex(DURATION).optional().describe('how long rows are kept: 3y'),
  queries: z.array(queryText).max(1000).optional().describe('SQL that will be asked'),
})

/** How much is looked at. */
export const profileOptionsSchema = z.object({
  sample: z.int().min(1).optional().describe('about so many rows instead of all'),
  showPersonal: z.boolean().optional().describe('values of personal fields as they are; needs the role architect'),
})

/** Names and tables of a design: the options of `ddl` on the command line. */
export const ddlOptionsSchema = z.object({
  dialect: z.enum(DIALECTS),
  table: z.string().min(1).max(500).optional().describe('schema.table or table of the root'),
  key: z
    .union([z.array(z.string().min(1)).max(100), z.string().min(1)])
    .transform((key) => (typeof key === 'string' ? key.split(',').map((part) => part.trim()) : key))
    .optional()
    .describe('business key of the root'),
  names: z.enum(['quote', 'transliterate']).optional(),
})
