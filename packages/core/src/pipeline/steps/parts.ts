import { z } from 'zod'

/** Parts that the forms of several steps share. */

/** Names of sources, steps, targets and parameters; also of new columns where they stand for such a name. */
export const nameSchema = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'document.name')

/** An SQL expression; YAML's own numbers and truth values may stand for themselves. */
export const expression = z.union([z.string().min(1), z.number(), z.boolean()]).describe('SQL expression')
export const condition = z.string().min(1).describe('SQL condition; rows for which it is not true are left out')
export const expressions = z.record(z.string().min(1), expression)
export const columnNames = z.array(z.string().min(1)).min(1)
export const input = nameSchema.describe('Source or step whose rows come in')
export const order = z
  .array(
    z.strictObject({
      by: z.string().min(1).describe('Column or expression'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      nulls: z.enum(['first', 'last']).default('last'),
    }),
  )
  .min(1)
export const joined = z.union([nameSchema, z.strictObject({ input, as: nameSchema })])
export const bound = z.union([z.string(), z.number()])
